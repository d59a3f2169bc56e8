import type { Block } from "../text/reading";

/** Of more blocks, only what is near the view is laid out and has its notes beside it. */
const MANY = 100;

export function isLong(blocks: readonly Block[]): boolean {
  return blocks.length > MANY;
}
