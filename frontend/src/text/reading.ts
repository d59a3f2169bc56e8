import { length, pieces, pointText, type Granularity, type PointText } from "./offsets";
import { arePair } from "./quotes";

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Block extends Range {
  readonly kind: string;
}

/** A text prepared for reading by keyboard: where its words, sentences and characters lie. */
export interface Reading {
  readonly text: PointText;
  readonly blocks: readonly Block[];
  /**
   * Those of one block, by its index: found when they are first asked for. A word in quotation marks
   * of its own ('regime') counts with its marks.
   */
  readonly unitsIn: (granularity: Granularity, block: number) => readonly Range[];
}

const ONLY_MARKS = /^[\s\p{P}\p{Z}\p{Cf}\p{Cc}]*$/u;
const STOPS = /[,.;:!?…，。！？]/u;

export function reading(content: string, blocks: readonly Block[], language: string): Reading {
  const text = pointText(content);
  const found = new Map<string, readonly Range[]>();
  const unitsIn = (granularity: Granularity, index: number): readonly Range[] => {
    const block = blocks[index];
    const known = found.get(`${granularity} ${index}`);
    if (known || !block) return known ?? [];
    const units = unitsOf(text, block, granularity, language);
    found.set(`${granularity} ${index}`, units);
    return units;
  };
  return { text, blocks, unitsIn };
}

/** Nothing in it that one would read aloud. */
export function onlyMarks(words: string): boolean {
  return ONLY_MARKS.test(words);
}

export function blockAt(blocks: readonly Block[], point: number): Block | undefined {
  const block = blocks[firstIndex(blocks, (each) => each.end >= point)];
  return block && block.start <= point ? block : undefined;
}

/** Binary search: where what `holds`, and goes on to hold, begins to. */
export function firstIndex<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The range with the pair of quotation marks that encloses it exactly, if there is one. */
export function quoted(text: PointText, blocks: readonly Block[], range: Range): Range | null {
  const end = range.end + stopsAt(text, range.end);
  if (!arePair(text.at(range.start - 1), text.at(end))) return null;
  const block = blockAt(blocks, range.start);
  const inside = block && range.start > block.start && end < block.end;
  return inside ? { start: range.start - 1, end: end + 1 } : null;
}

/** The range without the pair of quotation marks it begins and ends with. */
export function unquoted(text: PointText, range: Range): Range | null {
  const long = range.end - range.start > 2;
  if (!long || !arePair(text.at(range.start), text.at(range.end - 1))) return null;
  return { start: range.start + 1, end: range.end - 1 };
}

function unitsOf(text: PointText, block: Block, granularity: Granularity, language: string): Range[] {
  const units = piecesOf(text, block, granularity, language);
  return granularity === "word" ? units.map((word) => quoted(text, [block], word) ?? word) : units;
}

function stopsAt(text: PointText, point: number): number {
  let stops = 0;
  while (stops < 2 && STOPS.test(text.at(point + stops))) stops += 1;
  return stops;
}

function piecesOf(
  text: PointText,
  block: Block,
  granularity: Granularity,
  language: string,
): Range[] {
  const found = pieces(text.slice(block.start, block.end), granularity, language);
  const kept = granularity === "word" ? found.filter((piece) => !onlyMarks(piece.text)) : found;
  return kept.map((piece) => ({
    start: block.start + piece.start,
    end: block.start + piece.end - (granularity === "sentence" ? blankEnd(piece.text) : 0),
  }));
}

function blankEnd(sentence: string): number {
  return length(sentence) - length(sentence.trimEnd());
}
