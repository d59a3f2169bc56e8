import { firstIndex, type Range } from "./reading";

export interface Placed extends Range {
  readonly id: string;
}

/** A stretch of text under always the same spans, the outermost first. */
export interface Segment extends Range {
  readonly ids: readonly string[];
}

/** Cuts a range at every boundary of the spans that touch it. Nothing is lost or repeated. */
export function segments(range: Range, spans: readonly Placed[], lane = lanes(spans)): Segment[] {
  const outerFirst = (a: Placed, b: Placed): number => (lane.get(b.id) ?? 0) - (lane.get(a.id) ?? 0);
  const coming = [...spans].sort((a, b) => b.start - a.start);
  let open: Placed[] = [];
  const cuts = boundaries(range, spans);
  return cuts.slice(0, -1).map((start, index) => {
    open = [...open.filter((span) => span.end > start), ...begun(coming, start)].sort(outerFirst);
    return { start, end: cuts[index + 1] ?? range.end, ids: open.map((span) => span.id) };
  });
}

/** Takes from the end of `coming` (the last to start comes first) those over `start`. */
function begun(coming: Placed[], start: number): Placed[] {
  const taken: Placed[] = [];
  for (let next = coming.at(-1); next && next.start <= start; next = coming.at(-1)) {
    coming.pop();
    if (next.end > start) taken.push(next);
  }
  return taken;
}

/** Spans that touch lie in different lanes; the shorter one lies nearer to the text. */
export function lanes(spans: readonly Placed[]): ReadonlyMap<string, number> {
  const touching = neighbours(spans);
  const lane = new Map<string, number>();
  for (const span of [...spans].sort(shorterFirst)) {
    lane.set(span.id, lowestFree((touching.get(span) ?? []).map((other) => lane.get(other.id))));
  }
  return lane;
}

/** Each span with those it touches, in one sweep along the text. */
function neighbours(spans: readonly Placed[]): ReadonlyMap<Placed, readonly Placed[]> {
  const touching = new Map(spans.map((span) => [span, [] as Placed[]]));
  let open: Placed[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    open = open.filter((other) => other.end > span.start);
    touching.get(span)?.push(...open);
    for (const other of open) touching.get(other)?.push(span);
    open.push(span);
  }
  return touching;
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

function lowestFree(lanes: readonly (number | undefined)[]): number {
  const taken = new Set(lanes);
  let lane = 0;
  while (taken.has(lane)) lane += 1;
  return lane;
}

/** What touches each block, in the given order. Each range is looked up, not compared with all blocks. */
export function byBlock<T>(blocks: readonly Range[], items: readonly T[], rangeOf: (item: T) => Range): (readonly T[])[] {
  const inside = blocks.map((): T[] => []);
  for (const item of items) {
    const { start, end } = rangeOf(item);
    let index = firstIndex(blocks, (block) => block.end > start);
    for (let block = blocks[index]; block && block.start < end; block = blocks[index]) {
      inside[index]?.push(item);
      index += 1;
    }
  }
  return inside;
}
