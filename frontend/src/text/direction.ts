import { blockAt, type Reading } from "./reading";

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const STRONG = /\p{L}/u;

/** Which way a block runs: as its first letter does, which is what `dir=auto` makes of it on the page. */
export function readsRightToLeft({ blocks, text }: Reading, point: number): boolean {
  const block = blockAt(blocks, point);
  if (!block) return false;
  for (let at = block.start; at < block.end; at += 1) {
    const way = wayOf(text.at(at));
    if (way !== null) return way === "rtl";
  }
  return false;
}

/** null: it takes the way of what stands around it. */
export function wayOf(characters: string): "ltr" | "rtl" | null {
  const letter = STRONG.exec(characters)?.[0];
  if (letter === undefined) return null;
  return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}
