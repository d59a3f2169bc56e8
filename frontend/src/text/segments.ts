import type { Range } from "./reading";

export interface Placed extends Range {
  readonly id: string;
}

/** A stretch of text under always the same spans, the outermost first. */
export interface Segment extends Range {
  readonly ids: readonly string[];
}

/** Cuts a range at every boundary of the spans that touch it. Nothing is lost or repeated. */
export function segments(range: Range, spans: readonly Placed[], lane = lanes(spans)): Segment[] {
  const outerFirst = [...spans].sort((a, b) => (lane.get(b.id) ?? 0) - (lane.get(a.id) ?? 0));
  const cuts = boundaries(range, spans);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? range.end;
    const over = outerFirst.filter((span) => span.start <= start && span.end >= end);
    return { start, end, ids: over.map((span) => span.id) };
  });
}

/** Spans that touch lie in different lanes; the shorter one lies nearer to the text. */
export function lanes(spans: readonly Placed[]): ReadonlyMap<string, number> {
  const placed: Placed[] = [];
  const lane = new Map<string, number>();
  for (const span of [...spans].sort(shorterFirst)) {
    const taken = placed.filter((other) => touch(other, span)).map((other) => lane.get(other.id));
    lane.set(span.id, lowestFree(taken));
    placed.push(span);
  }
  return lane;
}

function boundaries(range: Range, spans: readonly Range[]): number[] {
  const inside = (point: number): boolean => point > range.start && point < range.end;
  const cuts = spans.flatMap((span) => [span.start, span.end]).filter(inside);
  return [...new Set([range.start, ...cuts, range.end])].sort((a, b) => a - b);
}

function shorterFirst(a: Placed, b: Placed): number {
  return a.end - a.start - (b.end - b.start) || a.start - b.start || a.id.localeCompare(b.id);
}

export function touch(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

function lowestFree(taken: readonly (number | undefined)[]): number {
  let lane = 0;
  while (taken.includes(lane)) lane += 1;
  return lane;
}
