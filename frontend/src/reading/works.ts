import type { LookedSpan, MarkedAssignment } from "../api/client";
import { lanes, touch, type Placed } from "../text/segments";

/** One span of somebody's work; `id` is what stands in the address. */
export interface Found extends Placed {
  readonly span: LookedSpan;
  readonly work: MarkedAssignment;
  /** Which of the patterns its line has. */
  readonly pattern: number;
}

/** Spans that touch one another, directly or by way of others. */
export interface Group {
  readonly spans: readonly Found[];
  readonly annotators: number;
}

export const PATTERNS = 4;

/** Everybody's spans in the order of the text; the enclosing one before the enclosed. */
export function allSpans(works: readonly MarkedAssignment[]): Found[] {
  return works.flatMap((work, index) => work.spans.map((span) => found(work, span, index))).sort(inOrder);
}

function found(work: MarkedAssignment, span: LookedSpan, index: number): Found {
  const { start, end } = span;
  return { id: `${work.annotator}.${span.uuid}`, start, end, span, work, pattern: index % PATTERNS };
}

function inOrder(a: Found, b: Found): number {
  return a.start - b.start || b.end - a.end || a.work.id - b.work.id || (a.id < b.id ? -1 : 1);
}

/** Each person's lines keep to rows of their own below the text, so that rows can be compared. */
export function rowsOf(spans: readonly Found[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  let base = 0;
  for (const work of [...new Set(spans.map((each) => each.work))].sort((a, b) => a.id - b.id)) {
    const own = lanes(spans.filter((each) => each.work === work));
    for (const [id, lane] of own) rows.set(id, base + lane);
    base += Math.max(...own.values()) + 1;
  }
  return rows;
}

export function groupsOf(spans: readonly Found[]): Group[] {
  const groups: Found[][] = [];
  let reach = { start: 0, end: 0 };
  for (const each of spans) {
    const last = groups.at(-1);
    const joins = last !== undefined && touch(reach, each);
    if (joins) last.push(each);
    else groups.push([each]);
    reach = joins ? { start: reach.start, end: Math.max(reach.end, each.end) } : each;
  }
  return groups.map((group) => ({ spans: group, annotators: new Set(group.map((one) => one.work.annotator)).size }));
}

/** The span so many steps away, stopping at either end; from nowhere, the first or the last. */
export function stepFrom(spans: readonly Found[], chosen: string | null, step: 1 | -1): Found | undefined {
  const now = spans.findIndex((each) => each.id === chosen);
  if (now < 0) return step === 1 ? spans[0] : spans.at(-1);
  return spans[now + step] ?? spans[now];
}

/** Pressing words under several spans again reaches the ones behind. `ids` come innermost first. */
export function pressed(ids: readonly string[], chosen: string | null): string | undefined {
  const now = chosen === null ? -1 : ids.indexOf(chosen);
  return ids[(now + 1) % ids.length];
}
