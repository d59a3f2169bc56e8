import { firstFrom, lastUpTo } from "./lookup";
import type { Granularity } from "./offsets";
import { blockAt, firstIndex, quoted, unquoted, type Range, type Reading } from "./reading";

/**
 * Where the reader is. `anchor` and `focus` equal: a caret. `by` says whether the ends
 * snap to words or stand at the very character chosen.
 */
export interface Selection {
  readonly anchor: number;
  readonly focus: number;
  readonly by: "word" | "character";
}

/** `block` and `text` go to an edge; `paragraph` from one block to the next. */
export type Step = "word" | "character" | "sentence" | "paragraph" | "block" | "text";
export type Direction = 1 | -1;

export function caretAt(point: number): Selection {
  return { anchor: point, focus: point, by: "word" };
}

export function isCaret(selection: Selection): boolean {
  return selection.anchor === selection.focus;
}

/** What is selected, or null for a mere caret. */
export function selectedRange(reading: Reading, selection: Selection): Range | null {
  if (isCaret(selection)) return null;
  const start = Math.min(selection.anchor, selection.focus);
  const end = Math.max(selection.anchor, selection.focus);
  const raw = trimmed(reading, wholeCharacters(reading, { start, end }));
  if (!raw) return null;
  return selection.by === "word" ? wholeWords(reading, raw) : raw;
}

/** The selection, or else the word at the caret: what a label key acts on. */
export function target(reading: Reading, selection: Selection): Range | null {
  return isCaret(selection)
    ? unitAt(reading, "word", selection.focus)
    : selectedRange(reading, selection);
}

/** What the page paints for the caret. */
export function caretRange(reading: Reading, selection: Selection): Range | null {
  return unitAt(reading, selection.by === "word" ? "word" : "grapheme", selection.focus);
}

export function move(
  reading: Reading,
  from: Selection,
  step: Step,
  direction: Direction,
  extend: boolean,
): Selection {
  if (!extend) return collapsed(reading, from, step, direction);
  // What was chosen by character goes on from its very ends, also over blanks that are not shown.
  const start = step === "character" && from.by === "word" ? explicit(reading, from) : from;
  const focus = extendedFocus(reading, start, step, direction);
  return { anchor: start.anchor, focus, by: step === "character" ? "character" : start.by };
}

/** Takes the quotation marks around a selection in, or leaves them out again. */
export function toggleQuotes(reading: Reading, selection: Selection): Selection {
  const range = target(reading, selection);
  if (!range) return selection;
  const other = unquoted(reading.text, range) ?? quoted(reading.text, reading.blocks, range);
  return other ? { anchor: other.start, focus: other.end, by: "character" } : selection;
}

/** Does the range lie in more than one block (paragraph, headline)? */
export function crossesBlocks(reading: Reading, range: Range): boolean {
  const block = blockAt(reading.blocks, range.start);
  return !block || range.end > block.end;
}

export function unitAt(reading: Reading, granularity: Granularity, point: number): Range | null {
  const last = lastUpTo(reading, granularity, point, (unit) => unit.start <= point);
  // Between two words the caret belongs to the word that it touches, else to the next.
  if (last && point <= last.end) return last;
  return firstFrom(reading, granularity, point, (unit) => unit.start >= point) ?? last ?? null;
}

function collapsed(
  reading: Reading,
  from: Selection,
  step: Step,
  direction: Direction,
): Selection {
  const by = step === "character" ? "character" : "word";
  const point = pointAfter(reading, from, step, direction);
  return { anchor: point, focus: point, by };
}

function pointAfter(reading: Reading, from: Selection, step: Step, direction: Direction): number {
  if (step === "block" || step === "text") return edgeWord(reading, edge(reading, from, step), direction);
  const { focus } = from;
  // Not where the unit begins: a quotation mark before its first word would hold the caret there.
  const place = (unit: Range): number => firstWordIn(reading, unit, step);
  const next =
    direction === 1
      ? unitFrom(reading, step, focus, (unit) => unit.start > focus)
      : unitUpTo(reading, step, focus, (unit) => place(unit) < focus);
  return next ? place(next) : focus;
}

/** A sentence or paragraph may begin with a quotation mark; the caret goes to its first word. */
function firstWordIn(reading: Reading, unit: Range, step: Step): number {
  if (step === "word" || step === "character") return unit.start;
  const word = firstFrom(reading, "word", unit.start, (each) => each.start >= unit.start);
  return word && word.start < unit.end ? word.start : unit.start;
}

function extendedFocus(
  reading: Reading,
  from: Selection,
  step: Step,
  direction: Direction,
): number {
  if (step === "block" || step === "text") {
    const range = edge(reading, from, step);
    return direction === 1 ? range.end : range.start;
  }
  return direction === 1 ? forward(reading, step, from) : backward(reading, step, from);
}

/** Grows behind the anchor, shrinks before it, and stops at the anchor in between. */
function forward(reading: Reading, step: UnitStep, { anchor, focus }: Selection): number {
  if (focus >= anchor) return unitFrom(reading, step, focus, (unit) => unit.end > focus)?.end ?? focus;
  const next = unitFrom(reading, step, focus, (unit) => unit.start > focus)?.start ?? anchor;
  return Math.min(next, anchor);
}

function backward(reading: Reading, step: UnitStep, { anchor, focus }: Selection): number {
  if (focus <= anchor) return unitUpTo(reading, step, focus, (unit) => unit.start < focus)?.start ?? focus;
  const next = unitUpTo(reading, step, focus, (unit) => unit.end < focus)?.end ?? anchor;
  return Math.max(next, anchor);
}

function edge(reading: Reading, from: Selection, step: "block" | "text"): Range {
  const all = { start: reading.blocks[0]?.start ?? 0, end: reading.text.length };
  return step === "text" ? all : (blockAt(reading.blocks, from.focus) ?? all);
}

function edgeWord(reading: Reading, range: Range, direction: Direction): number {
  const word =
    direction === 1
      ? lastUpTo(reading, "word", range.end, (each) => each.end <= range.end)
      : firstFrom(reading, "word", range.start, (each) => each.start >= range.start);
  return word && word.start >= range.start && word.end <= range.end ? word.start : range.start;
}

type UnitStep = Exclude<Step, "block" | "text">;
type Holds = (unit: Range) => boolean;

const GRANULARITIES = { word: "word", sentence: "sentence", character: "grapheme" } as const;

function unitFrom(reading: Reading, step: UnitStep, from: number, holds: Holds): Range | undefined {
  if (step === "paragraph") return reading.blocks[firstIndex(reading.blocks, holds)];
  return firstFrom(reading, GRANULARITIES[step], from, holds);
}

function unitUpTo(reading: Reading, step: UnitStep, upTo: number, holds: Holds): Range | undefined {
  if (step === "paragraph") return reading.blocks[firstIndex(reading.blocks, (block) => !holds(block)) - 1];
  return lastUpTo(reading, GRANULARITIES[step], upTo, holds);
}

/** The ends as the reader sees them, so that moving by character starts from there. */
function explicit(reading: Reading, selection: Selection): Selection {
  const range = selectedRange(reading, selection);
  if (!range) return { ...selection, by: "character" };
  const ahead = selection.focus >= selection.anchor;
  return ahead
    ? { anchor: range.start, focus: range.end, by: "character" }
    : { anchor: range.end, focus: range.start, by: "character" };
}

function wholeWords(reading: Reading, range: Range): Range {
  const first = inside(reading, "word", range.start);
  const last = inside(reading, "word", range.end - 1);
  const words = { start: first?.start ?? range.start, end: last?.end ?? range.end };
  return quoted(reading.text, reading.blocks, words) ?? words;
}

/** Never half a grapheme cluster. */
function wholeCharacters(reading: Reading, range: Range): Range {
  const first = inside(reading, "grapheme", range.start);
  const last = inside(reading, "grapheme", range.end - 1);
  return { start: first?.start ?? range.start, end: last?.end ?? range.end };
}

function trimmed(reading: Reading, range: Range): Range | null {
  let { start, end } = range;
  while (start < end && isBlank(reading.text.at(start))) start += 1;
  while (end > start && isBlank(reading.text.at(end - 1))) end -= 1;
  return start < end ? { start, end } : null;
}

function isBlank(character: string): boolean {
  return character.trim() === "";
}

function inside(reading: Reading, granularity: Granularity, point: number): Range | undefined {
  const unit = lastUpTo(reading, granularity, point, (each) => each.start <= point);
  return unit && point < unit.end ? unit : undefined;
}
