import type { Block } from "../text/reading";

/** From so many blocks on, only what is near the view is laid out and has its notes beside it. */
const MANY = 100;

export function isLong(blocks: readonly Block[]): boolean {
  return blocks.length > MANY;
}
