import type { Range, Reading } from "../text/reading";

const PART_OF_WORD = /[\p{L}\p{N}\p{M}]/u;

/** Where else these words stand, in any case, and not as a part of longer words. */
export function placesOf(reading: Reading, { start, end }: Range): Range[] {
  const wanted = folded(reading, start, end);
  const within = insideWords(reading);
  const places: Range[] = [];
  for (const { start: from } of reading.characters) {
    const to = from + wanted.length;
    const last = places.at(-1);
    if (from === start || (last && from < last.end) || within(from) || within(to)) continue;
    if (wanted.every((letter, index) => lower(reading.text.at(from + index)) === letter)) places.push({ start: from, end: to });
  }
  return places;
}

function folded({ text }: Reading, start: number, end: number): string[] {
  return Array.from({ length: end - start }, (_, index) => lower(text.at(start + index)));
}

function lower(character: string): string {
  return character.toLowerCase();
}

/** Languages without blanks have words too: the reading knows where they begin and end. */
function insideWords({ words, text }: Reading): (point: number) => boolean {
  const inner = new Set(words.flatMap(({ start, end }) => Array.from({ length: end - start - 1 }, (_, index) => start + index + 1)));
  return (point) => inner.has(point) && PART_OF_WORD.test(text.at(point - 1)) && PART_OF_WORD.test(text.at(point));
}
