/** A hundred only for the same words. */
export function percent(likeness: number): number {
  return Math.floor(likeness * 100);
}
