import type { Keeping, Unsent, Waiting } from "../annotate/unsent";
import { database, type Kept } from "../store/database";
import { forgetOlder, olderOf } from "./older";
import { namesAfter } from "./order";

/** A change as it is kept, with what sending it from another page needs. */
export interface Entry extends Waiting {
  /** The version of the codebook that the person had before their eyes. */
  readonly codebook?: number;
  readonly headline?: string;
}

export interface Place {
  readonly user: string;
  readonly assignment: number;
  readonly codebook?: number;
  readonly headline?: string;
}

type Key = Kept["unsent"]["key"];

/** A storage that does not answer is none. */
const PATIENCE = 4_000;

/** Never rejects: where the browser keeps nothing, writing does. */
export async function openOutbox(place: Place): Promise<Unsent> {
  const left = await leftIn(place).catch((): Entry[] => []);
  const nextId = namesAfter(left.map(({ id }) => id));
  const unsent: Unsent = {
    left,
    nextId,
    write: (keeping) => answered(write(place, keeping)),
    ids: async () => new Set((await answered(keysOf(place))).map(([, , id]) => id)),
  };
  return { ...unsent, left: [...left, ...(await takenOver(place, unsent))] };
}

/** All that waits for this person in this browser, by assignment. */
export async function waitingOf(user: string): Promise<Map<number, Entry[]>> {
  const found = new Map<number, Entry[]>();
  for (const assignment of olderOf(user).keys()) await openOutbox({ user, assignment });
  const db = await answered(database());
  let cursor = await db.transaction("unsent").store.openCursor(ofUser(user));
  for (; cursor; cursor = await cursor.continue()) {
    const [, assignment] = cursor.key;
    found.set(assignment, [...(found.get(assignment) ?? []), cursor.value as Entry]);
  }
  return found;
}

export async function countOf(user: string): Promise<number> {
  const older = [...olderOf(user).values()].flat().length;
  return older + (await (await answered(database())).count("unsent", ofUser(user)));
}

/** Nothing of this person stays in this browser. */
export async function forgetAllOf(user: string): Promise<void> {
  for (const older of olderOf(user).values()) forgetOlder(older);
  const writing = (await answered(database())).transaction(["unsent", "journal"], "readwrite", STRICT);
  await Promise.all([
    writing.objectStore("unsent").delete(ofUser(user)),
    writing.objectStore("journal").delete(IDBKeyRange.bound([user], [user, []])),
    writing.done,
  ]);
}

const STRICT = { durability: "strict" } as const;

async function leftIn(place: Place): Promise<Entry[]> {
  const found = await answered(database().then((db) => db.getAll("unsent", of(place))));
  return found as Entry[];
}

function keysOf(place: Place): Promise<Key[]> {
  return database().then((db) => db.getAllKeys("unsent", of(place)));
}

async function write(place: Place, { keep = [], drop = [] }: Keeping): Promise<void> {
  const { user, assignment, codebook, headline } = place;
  const writing = (await database()).transaction("unsent", "readwrite", STRICT);
  const keyOf = (id: string): Key => [user, assignment, id];
  await Promise.all([
    ...drop.map((id) => writing.store.delete(keyOf(id))),
    ...keep.map((each) => writing.store.put({ codebook, headline, ...each }, keyOf(each.id))),
    writing.done,
  ]);
}

async function takenOver(place: Place, unsent: Unsent): Promise<Entry[]> {
  const older = olderOf(place.user).get(place.assignment) ?? [];
  if (older.length === 0) return [];
  const entries = older.map(({ entry }) => ({ ...entry, id: unsent.nextId() }));
  // Until the database has it, it stays where it was.
  await unsent.write({ keep: entries }).then(() => forgetOlder(older), () => undefined);
  return entries;
}

function of({ user, assignment }: Place): IDBKeyRange {
  return IDBKeyRange.bound([user, assignment], [user, assignment, []]);
}

function ofUser(user: string): IDBKeyRange {
  return IDBKeyRange.bound([user], [user, []]);
}

async function answered<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the storage does not answer")), PATIENCE);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
