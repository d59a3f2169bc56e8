/** Which work the figures are of, as it stands in the page's address. */
export interface Work {
  readonly round?: number;
  readonly codebook?: number;
  readonly outlet?: string;
  readonly story?: string;
  readonly language?: string;
  readonly since?: string;
  readonly until?: string;
}

const NUMBERS = ["round", "codebook"] as const;
const TEXTS = ["outlet", "story", "language", "since", "until"] as const;

/** What is not known or empty is left out. */
export function workIn(search: string): Work {
  const told = new URLSearchParams(search);
  const numbers = NUMBERS.map((name) => [name, Number(told.get(name))] as const).filter(
    ([, value]) => Number.isInteger(value) && value > 0,
  );
  const texts = TEXTS.map((name) => [name, told.get(name) ?? ""] as const).filter(([, value]) => value !== "");
  return Object.fromEntries<string | number>([...numbers, ...texts]);
}

export function searchOf(work: Readonly<Record<string, string | number>> | Work): string {
  const told = Object.entries(work).map(([name, value]) => [name, String(value)]);
  const search = new URLSearchParams(told).toString();
  return search && `?${search}`;
}

/** The work with one choice made or, where the value is empty, taken back. */
export function changed(work: Work, name: keyof Work, value: string): Work {
  return workIn(searchOf({ ...work, [name]: value }));
}
