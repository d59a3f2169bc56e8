import type { Kind } from "../annotate/marks";
import type { Entry } from "./outbox";

/** Work that a page of before the database kept in localStorage, by assignment. */
export function olderOf(user: string, storage = localStorageIfAny()): Map<number, Older[]> {
  const prefix = `scarequote:unsent:${user}:`;
  const found = new Map<number, Older[]>();
  for (const key of keysOf(storage).filter((each) => each.startsWith(prefix)).sort()) {
    const assignment = Number.parseInt(key.slice(prefix.length), 10);
    const entry = parsed(storage?.getItem(key) ?? null);
    if (entry && assignment) found.set(assignment, [...(found.get(assignment) ?? []), { key, entry }]);
  }
  return found;
}

export function forgetOlder(older: readonly Older[], storage = localStorageIfAny()): void {
  older.forEach(({ key }) => storage?.removeItem(key));
}

interface Older {
  readonly key: string;
  readonly entry: Omit<Entry, "id">;
}

function keysOf(storage: Storage | null): string[] {
  return Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? "");
}

function parsed(item: string | null): Older["entry"] | null {
  try {
    const value: unknown = JSON.parse(item ?? "null");
    if (typeof value !== "object" || value === null || !("uuid" in value) || !("content" in value)) return null;
    const { uuid, content, kind = "span", revision = null } = value as Partial<Entry>;
    // A revision was only ever written down when it was sent.
    return { uuid: String(uuid), content: content ?? null, kind: kind satisfies Kind, revision, sent: revision !== null };
  } catch {
    return null;
  }
}

function localStorageIfAny(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
