"""Which looks and names a codebook may use. Pure."""

# The slots of the palette (frontend/src/ui/base.css), and the ways to draw a line under words.
COLOURS = ("violet", "red", "teal", "amber", "blue", "magenta", "green", "slate")
PATTERNS = ("solid", "double", "dotted", "dashed", "wavy")
# Letters of the page for marking itself (frontend/src/annotate/keyTable.ts).
RESERVED_KEYS = frozenset("jnp")
# Joins the pieces of one discontinuous span.
RESERVED_LINK_TYPES = frozenset({"continues"})
