/** A share that is a whole hundred per cent only for the same words. */
export function share(likeness: number): number {
  return Math.floor(likeness * 100) / 100;
}
