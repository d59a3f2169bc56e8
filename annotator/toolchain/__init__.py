"""Everything between a fresh clone and a running, tested or checked Scarequote.

Run by the Makefile as `python3 -m annotator.toolchain COMMAND` with whatever Python there is, so
standard library only. Each step leaves a stamp that names its inputs: a second run does nothing.
"""
