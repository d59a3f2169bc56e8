/** What narrows the list of articles, and how it stands in the page's address. */
export interface Filter {
  readonly q: string;
  readonly outlet: string;
  readonly story: string;
  readonly language: string;
  readonly state: State | "";
}

export const STATES = ["unassigned", "open", "done"] as const;
export type State = (typeof STATES)[number];

export const NOTHING: Filter = { q: "", outlet: "", story: "", language: "", state: "" };

export function filterIn(search: string): Filter {
  const told = new URLSearchParams(search);
  const text = (name: string): string => told.get(name) ?? "";
  const state = STATES.find((one) => one === told.get("state")) ?? "";
  return { q: text("q"), outlet: text("outlet"), story: text("story"), language: text("language"), state };
}

/** Only what is chosen; nothing is said about the rest. */
export function chosen(filter: Filter): Partial<Record<keyof Filter, string>> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
}

export function addressOf(path: string, filter: Filter): string {
  const query = new URLSearchParams(chosen(filter)).toString();
  return query === "" ? path : `${path}?${query}`;
}

export function isNarrowed(filter: Filter): boolean {
  return Object.keys(chosen(filter)).length > 0;
}
