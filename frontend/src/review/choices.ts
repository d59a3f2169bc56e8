import type { ArticleInReview, Cluster, Decision, LaneSpan } from "../api/client";

/** One way to settle a place. `adopted` is the span it takes, `letters` who chose just that. */
export interface Choice {
  readonly key: string;
  readonly decision: Decision;
  readonly adopted?: LaneSpan;
  readonly letters?: readonly string[];
}

type Range = Pick<LaneSpan, "start" | "end">;

/** What can be decided here, in the order of the keys. What would leave the same is offered once. */
export function choicesOf(spans: readonly LaneSpan[]): readonly Choice[] {
  const readings = readingsOf(spans);
  const adopting = readings.map(({ span, letters }, index): Choice => {
    return { key: String(index + 1), decision: "adopt", adopted: span, letters };
  });
  const several = readings.length > 1;
  const places = new Set(spans.map(({ start, end }) => `${start} ${end}`)).size > 1;
  return [
    ...adopting.slice(0, 9),
    ...(several ? [{ key: "b", decision: "both" } as const] : []),
    { key: "0", decision: "nobody" },
    ...(places ? [{ key: "u", decision: "union" } as const] : []),
    ...(places && sharedBy(spans) ? [{ key: "i", decision: "intersection" } as const] : []),
    { key: "e", decision: "boundary" },
    { key: "l", decision: "label" },
  ];
}

interface Reading {
  readonly span: LaneSpan;
  readonly letters: readonly string[];
}

/** Equal spans of several annotators are one reading. */
export function readingsOf(spans: readonly LaneSpan[]): readonly Reading[] {
  const found = new Map<string, { span: LaneSpan; letters: string[] }>();
  for (const span of [...spans].sort((a, b) => a.lane.localeCompare(b.lane))) {
    const said = JSON.stringify([span.label, span.start, span.end, sorted(span.attributes)]);
    const reading = found.get(said) ?? { span, letters: [] };
    reading.letters.push(span.lane);
    found.set(said, reading);
  }
  return [...found.values()];
}

/** The words that all of them cover; null where there are none. */
export function sharedBy(spans: readonly Range[]): Range | null {
  const start = Math.max(...spans.map((span) => span.start));
  const end = Math.min(...spans.map((span) => span.end));
  return start < end ? { start, end } : null;
}

/** From the first word anybody marked to the last. */
export function aroundAll(spans: readonly Range[]): Range {
  return { start: Math.min(...spans.map((span) => span.start)), end: Math.max(...spans.map((span) => span.end)) };
}

/** The label that more spans have than any other; null where two are equal. */
export function commonest(spans: readonly LaneSpan[]): string | null {
  const votes = new Map<string, number>();
  for (const { label } of spans) votes.set(label, (votes.get(label) ?? 0) + 1);
  const [first, second] = [...votes].sort(([, a], [, b]) => b - a);
  return first && first[1] !== second?.[1] ? first[0] : null;
}

export function spansOf(article: ArticleInReview, cluster: Cluster): readonly LaneSpan[] {
  const inside = new Set(cluster.spans);
  return article.spans.filter(({ id }) => inside.has(id));
}

/** Who read the article and marked nothing here. */
export function missingIn(article: ArticleInReview, spans: readonly LaneSpan[]): readonly string[] {
  const there = new Set(spans.map(({ lane }) => lane));
  return article.lanes.map(({ letter }) => letter).filter((letter) => !there.has(letter));
}

function sorted(attributes: Readonly<Record<string, unknown>>): unknown[] {
  return Object.entries(attributes).sort(([a], [b]) => a.localeCompare(b));
}
