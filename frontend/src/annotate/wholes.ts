import type { LiveLink } from "./marks";

/** The built-in link by which several stretches of text are one span. */
export const CONTINUES = "continues";

/** For each part of a span in several pieces: all its parts. */
export type Wholes = ReadonlyMap<string, ReadonlySet<string>>;

export function wholesOf(links: readonly LiveLink[]): Wholes {
  const wholes = new Map<string, Set<string>>();
  for (const { now } of links) {
    if (now.type !== CONTINUES) continue;
    const joined = new Set([...partsAt(wholes, now.source), ...partsAt(wholes, now.target)]);
    joined.forEach((uuid) => wholes.set(uuid, joined));
  }
  return wholes;
}

function partsAt(wholes: ReadonlyMap<string, ReadonlySet<string>>, uuid: string): ReadonlySet<string> {
  return wholes.get(uuid) ?? new Set([uuid]);
}
