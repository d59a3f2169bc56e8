import type { Change } from "./marks";

/** A change on its way. Its revision is fixed when it is first sent, so that a retry is a repetition. */
export interface Waiting extends Change {
  readonly id: string;
  readonly revision: number | null;
}

export interface Unsent {
  all(): Waiting[];
  keep(waiting: Waiting): void;
  drop(id: string): void;
}

/**
 * Changes that the server has not answered, kept in the browser under the person's name
 * and the assignment. One entry each, so that two tabs cannot overwrite one another.
 */
export function unsentIn(storage: Storage, user: string, assignment: number): Unsent {
  const prefix = `scarequote:unsent:${user}:${assignment}:`;
  return {
    all: () => keysOf(storage, prefix).flatMap((key) => parsed(storage.getItem(key))),
    keep: (waiting) => quietly(() => storage.setItem(prefix + waiting.id, JSON.stringify(waiting))),
    drop: (id) => quietly(() => storage.removeItem(prefix + id)),
  };
}

const OF_A_SPAN = { kind: "span" } as const;

let made = 0;

/** Sorts in the order of making, also across reloads. */
export function nextId(): string {
  made += 1;
  return `${Date.now().toString().padStart(15, "0")}-${made.toString().padStart(6, "0")}`;
}

function keysOf(storage: Storage, prefix: string): string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  return keys.filter((key) => key.startsWith(prefix)).sort();
}

function parsed(item: string | null): Waiting[] {
  try {
    const value: unknown = JSON.parse(item ?? "null");
    // Kept by a page of before there were links and answers, a change is one of a span.
    return isWaiting(value) ? [{ ...OF_A_SPAN, ...value }] : [];
  } catch {
    return [];
  }
}

function isWaiting(value: unknown): value is Omit<Waiting, "kind"> & Partial<Waiting> {
  return typeof value === "object" && value !== null && "uuid" in value && "content" in value && "id" in value;
}

/** A full or forbidden storage must not stop the work: the queue in memory still has it. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // The footer says that changes wait to be sent; nothing more can be done here.
  }
}
