/** Whoever has no keys is told what to press on the screen. */
export function byFinger(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}
