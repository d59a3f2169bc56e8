/** What narrows the list of articles, and how it stands in the page's address. */
export interface Filter {
  readonly q: string;
  readonly outlet: string;
  readonly story: string;
  readonly language: string;
  readonly state: State | "";
  readonly label: string;
  readonly annotator: string;
  readonly published_from: string;
  readonly published_to: string;
  readonly alike: Alike | "";
}

export const STATES = ["unassigned", "open", "done"] as const;
export type State = (typeof STATES)[number];

export const ALIKE = ["yes", "no"] as const;
export type Alike = (typeof ALIKE)[number];

export const NOTHING: Filter = {
  q: "",
  outlet: "",
  story: "",
  language: "",
  state: "",
  label: "",
  annotator: "",
  published_from: "",
  published_to: "",
  alike: "",
};

/** No more can be looked for. */
export const LONGEST_Q = 200;

export const NAMES = Object.keys(NOTHING) as readonly (keyof Filter)[];

/** From the address, or from what was saved: what is not known is left out. */
export function filterFrom(told: Readonly<Record<string, string>>): Filter {
  const texts = Object.fromEntries(NAMES.map((name) => [name, told[name] ?? ""])) as unknown as Filter;
  return {
    ...texts,
    q: texts.q.slice(0, LONGEST_Q),
    state: STATES.find((one) => one === told.state) ?? "",
    alike: ALIKE.find((one) => one === told.alike) ?? "",
  };
}

export function filterIn(search: string): Filter {
  return filterFrom(Object.fromEntries(new URLSearchParams(search)));
}

/** Only what is chosen; nothing is said about the rest. */
export function chosen(filter: Filter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
}

export function addressOf(path: string, filter: Filter): string {
  const query = new URLSearchParams(chosen(filter)).toString();
  return query === "" ? path : `${path}?${query}`;
}

export function isNarrowed(filter: Filter): boolean {
  return Object.keys(chosen(filter)).length > 0;
}

/** No day is after the one and before the other. */
export function isBackwards({ published_from: from, published_to: to }: Filter): boolean {
  return from !== "" && to !== "" && from > to;
}

export function isSame(one: Filter, other: Filter): boolean {
  return NAMES.every((name) => one[name] === other[name]);
}
