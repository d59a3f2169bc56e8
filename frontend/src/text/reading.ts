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
  /** A word in quotation marks of its own ('regime') counts with its marks. */
  readonly words: readonly Range[];
  readonly sentences: readonly Range[];
  /** Grapheme clusters: what a reader takes for one character. */
  readonly characters: readonly Range[];
}

const ONLY_MARKS = /^[\s\p{P}\p{Z}\p{Cf}\p{Cc}]*$/u;
const STOPS = /[,.;:!?…，。！？]/u;

export function reading(content: string, blocks: readonly Block[], language: string): Reading {
  const text = pointText(content);
  const inBlocks = (granularity: Granularity): Range[] =>
    blocks.flatMap((block) => piecesOf(text, block, granularity, language));
  const words = inBlocks("word").map((word) => quoted(text, blocks, word) ?? word);
  return {
    text,
    blocks,
    words,
    sentences: inBlocks("sentence"),
    characters: inBlocks("grapheme"),
  };
}

/** Nothing in it that one would read aloud. */
export function onlyMarks(words: string): boolean {
  return ONLY_MARKS.test(words);
}

export function blockAt(blocks: readonly Block[], point: number): Block | undefined {
  return blocks.find((block) => point >= block.start && point <= block.end);
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
