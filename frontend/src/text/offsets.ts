/**
 * Offsets are Unicode code points, as on the server. JavaScript counts UTF-16 units:
 * this is the only file that knows it. Everything it hands out is in code points.
 */

export interface PointText {
  readonly content: string;
  /** In code points. */
  readonly length: number;
  slice(start: number, end: number): string;
  at(point: number): string;
}

export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type Granularity = "word" | "grapheme" | "sentence";

const SURROGATE = /[\ud800-\udfff]/;

export function pointText(content: string): PointText {
  const slice = slicer(content);
  return { content, length: length(content), slice, at: (point) => slice(point, point + 1) };
}

/** Most texts have no pairs of surrogates: there a point is a unit, and nothing needs to be kept. */
function slicer(content: string): (start: number, end: number) => string {
  if (!SURROGATE.test(content)) return (start, end) => content.slice(start, end);
  const starts = unitStarts(content);
  return (start, end) => content.slice(starts[start] ?? content.length, starts[end] ?? content.length);
}

/** How many code points lie before a position that a DOM range gives in units. */
export function pointsBefore(data: string, units: number): number {
  return length(data.slice(0, splitsPair(data, units) ? units - 1 : units));
}

/** The position a DOM range wants for a number of code points. */
export function unitsBefore(data: string, points: number): number {
  if (!SURROGATE.test(data)) return Math.min(points, data.length);
  return unitStarts(data)[points] ?? data.length;
}

export function length(data: string): number {
  return SURROGATE.test(data) ? unitStarts(data).length : data.length;
}

/** Words, grapheme clusters or sentences of a string, with code-point offsets. */
export function pieces(data: string, granularity: Granularity, language: string): Piece[] {
  const found: Piece[] = [];
  let start = 0;
  for (const text of segmentsOf(segmenter(granularity, language), data)) {
    const end = start + length(text);
    found.push({ start, end, text });
    start = end;
  }
  return found;
}

/** The browser takes longer for each piece the longer the string is: a book in one paragraph is given to it in parts. */
const PART = 2_000;
/** What lies so near to the end of a part may depend on what follows. */
const UNSURE = 500;
/** Behind these the browser begins anew, whatever came before; in words of dictionaries it does not. */
const ENDS_WITH_A_GAP = /[\s\p{P}]$/u;

function* segmentsOf(segmenter: Intl.Segmenter, data: string): Generator<string> {
  let size = PART;
  for (let from = 0; from < data.length; ) {
    const found = Array.from(segmenter.segment(data.slice(from, from + size)), ({ segment }) => segment);
    const isLast = from + size >= data.length;
    const sure = isLast ? found : found.slice(0, sureIn(found, size - UNSURE));
    yield* sure;
    from += sure.reduce((units, segment) => units + segment.length, 0);
    size = sure.length > 0 ? PART : 2 * size;
  }
}

function sureIn(segments: readonly string[], limit: number): number {
  let units = 0;
  const ends = segments.map((segment) => (units += segment.length));
  return segments.findLastIndex((segment, index) => (ends[index] ?? 0) <= limit && ENDS_WITH_A_GAP.test(segment)) + 1;
}

function unitStarts(content: string): number[] {
  const starts: number[] = [];
  let unit = 0;
  for (const character of content) {
    starts.push(unit);
    unit += character.length;
  }
  return starts;
}

function splitsPair(data: string, units: number): boolean {
  const before = data.charCodeAt(units - 1);
  const after = data.charCodeAt(units);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** An article may carry a language tag that this browser does not accept. */
function segmenter(granularity: Granularity, language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity });
  } catch {
    return new Intl.Segmenter("en", { granularity });
  }
}
