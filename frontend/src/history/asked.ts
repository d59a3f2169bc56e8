/** Which lines are shown, as it stands in the page's address; `since` and `until` are whole days. */
export type Asked = Readonly<Partial<Record<Name, string>>>;

export const NAMES = ["actor", "verb", "table", "since", "until"] as const;
export type Name = (typeof NAMES)[number];

export function askedIn(search: string): Asked {
  const told = new URLSearchParams(search);
  const found = NAMES.map((name) => [name, told.get(name) ?? ""] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== ""));
}

export function searchOf(asked: Asked): string {
  return new URLSearchParams(asked).toString();
}

/** With one choice made or, where the value is empty, taken back. */
export function changed(asked: Asked, name: Name, value: string): Asked {
  const told = new URLSearchParams(asked);
  told.set(name, value);
  return askedIn(told.toString());
}

/** Days become moments of the reader's own clock: the first from its beginning, the last to its end. */
export function momentsOf({ since, until, ...rest }: Asked): Asked {
  return {
    ...rest,
    ...(since && { since: new Date(`${since}T00:00:00`).toISOString() }),
    ...(until && { until: new Date(`${until}T23:59:59.999`).toISOString() }),
  };
}
