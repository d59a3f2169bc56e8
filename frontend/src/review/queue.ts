import type { ArticleInReview, ClusterState, ReviewedPlace, ReviewQueue, Verdict } from "../api/client";

/** Which places the queue shows, as it stands in the page's address. */
export interface Asked {
  readonly state: ClusterState;
  readonly kind?: Kind;
  readonly label?: string;
  readonly outlet?: string;
  readonly annotator?: readonly string[];
}

export const KINDS = ["presence", "label", "boundary", "attribute", "link"] as const;
export type Kind = (typeof KINDS)[number];
export const STATES = ["open", "stale", "unanimous", "unread", "settled"] as const;

export function askedIn(search: string): Asked {
  const told = new URLSearchParams(search);
  const [state, kind] = [told.get("state"), told.get("kind")];
  const texts = (["label", "outlet"] as const).map((name) => [name, told.get(name) ?? ""] as const);
  const pair = told.getAll("annotator").slice(0, 2);
  return {
    state: STATES.find((one) => one === state) ?? "open",
    ...(KINDS.some((one) => one === kind) && { kind: kind as Kind }),
    ...Object.fromEntries(texts.filter(([, value]) => value !== "")),
    ...(pair.length > 0 && { annotator: pair }),
  };
}

export function searchOf({ state, annotator = [], ...rest }: Asked): string {
  const told = new URLSearchParams({ ...(state !== "open" && { state }), ...rest });
  for (const name of annotator) told.append("annotator", name);
  return told.toString();
}

/** With one choice made or, where the value is empty, taken back. */
export function changed(asked: Asked, name: "state" | "kind" | "label" | "outlet", value: string): Asked {
  const told = new URLSearchParams(searchOf(asked));
  told.set(name, value);
  return askedIn(told.toString());
}

/** Between these annotators; between anybody where none is named. */
export function between(asked: Asked, annotators: readonly string[]): Asked {
  return askedIn(searchOf({ ...asked, annotator: annotators }));
}

/** The name of a row: of its article's places no two have the same key. */
export function nameOf({ text, key }: Pick<ReviewedPlace, "text" | "key">): string {
  return `${text} ${key}`;
}

/** The queue after a place in it was settled: nothing is asked for again. */
export function withoutPlace(queue: ReviewQueue, name: string): ReviewQueue {
  const row = queue.results.find((one) => nameOf(one) === name);
  if (!row || row.state === "settled") return queue;
  const { counts } = queue;
  const kinds = { ...counts.kinds };
  if (row.state === "open") for (const kind of row.kinds) kinds[kind] -= 1;
  return {
    ...queue,
    counts: { ...counts, kinds, [row.state]: counts[row.state] - 1, settled: counts.settled + 1 },
    results: queue.results.filter((one) => nameOf(one) !== name),
  };
}

/** The article with this verdict, in the place of any it replaces. */
export function withVerdict(article: ArticleInReview, verdict: Verdict): ArticleInReview {
  const inside = new Set(verdict.basis);
  const ended = verdict.ended_at !== null;
  const others = article.verdicts.filter(
    ({ uuid, basis }) => uuid !== verdict.uuid && !basis.some((id) => inside.has(id)),
  );
  return {
    ...article,
    verdicts: ended ? others : [...others, verdict],
    clusters: article.clusters.map((one) =>
      one.key === verdict.key ? { ...one, state: ended ? openAgain(one) : "settled" } : one,
    ),
  };
}

function openAgain({ kinds, readers }: ArticleInReview["clusters"][number]): ClusterState {
  return kinds.length > 0 || readers === 1 ? "open" : "unanimous";
}
