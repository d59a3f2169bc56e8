/** A block of the text, and where it lies on the page. */
export interface Lying {
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly height: number;
}

/** How far down each place in the text lies, in proportion to its block: close enough for a strip of a few hundred pixels. */
export function heightsOf(points: readonly number[], blocks: readonly Lying[]): number[] {
  let at = 0;
  return points.map((point) => {
    if (point < (blocks[at]?.start ?? 0)) at = 0;
    while (at + 1 < blocks.length && point >= (blocks[at + 1]?.start ?? Infinity)) at += 1;
    const block = blocks[at];
    if (!block) return 0;
    const share = (point - block.start) / Math.max(block.end - block.start, 1);
    return block.top + Math.min(Math.max(share, 0), 1) * block.height;
  });
}

/** Strokes at these heights; those that would fall on the same pixel are one. */
export function strokesOf(heights: readonly number[], left: number, width: number): string {
  const pixels = new Set(heights.map((height) => Math.round(height)));
  return [...pixels].map((y) => `M${left.toFixed(1)} ${y}h${width.toFixed(1)}`).join("");
}

/** Where in the whole a place on the strip is. */
export function placeIn(y: number, height: number, whole: number): number {
  return (Math.min(Math.max(y, 0), height) / Math.max(height, 1)) * whole;
}
