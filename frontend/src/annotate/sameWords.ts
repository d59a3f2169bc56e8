import { lastUpTo } from "../text/lookup";
import type { Range, Reading } from "../text/reading";

const PART_OF_WORD = /[\p{L}\p{N}\p{M}]/u;

/** Where else these words stand, in any case, and not as a part of longer words. */
export function placesOf(reading: Reading, { start, end }: Range): Range[] {
  const wanted = folded(reading, start, end);
  const places: Range[] = [];
  for (let from = 0; from + wanted.length <= reading.text.length; from += 1) {
    const to = from + wanted.length;
    const last = places.at(-1);
    if (from === start || (last && from < last.end)) continue;
    // Letters first: where they differ, words and characters need not be looked for.
    if (wanted.some((letter, index) => lower(reading.text.at(from + index)) !== letter)) continue;
    if (beginsCharacter(reading, from) && !isInWord(reading, from) && !isInWord(reading, to)) places.push({ start: from, end: to });
  }
  return places;
}

function beginsCharacter(reading: Reading, point: number): boolean {
  return lastUpTo(reading, "grapheme", point, (unit) => unit.start <= point)?.start === point;
}

function folded({ text }: Reading, start: number, end: number): string[] {
  return Array.from({ length: end - start }, (_, index) => lower(text.at(start + index)));
}

function lower(character: string): string {
  return character.toLowerCase();
}

/** Languages without blanks have words too: the reading knows where they begin and end. */
function isInWord(reading: Reading, point: number): boolean {
  const { text } = reading;
  if (!PART_OF_WORD.test(text.at(point - 1)) || !PART_OF_WORD.test(text.at(point))) return false;
  const word = lastUpTo(reading, "word", point, (unit) => unit.start < point);
  return word !== undefined && point < word.end;
}
