import { openDB, type DBSchema, type IDBPDatabase } from "idb";

/**
 * What this browser keeps for a person until the server has it, and for undoing. Every key begins
 * with the person, then the assignment: nobody who signs in later reads or sends another's work.
 */
export interface Kept extends DBSchema {
  /** Changes that the server has not answered: [user, assignment, id]. */
  unsent: { key: [string, number, string]; value: unknown };
  /** What undo and redo know of an assignment: [user, assignment]. */
  journal: { key: [string, number]; value: unknown };
}

let opened: Promise<IDBPDatabase<Kept>> | null = null;

/** The one database of the page; rejects where the browser forbids storage. */
export function database(): Promise<IDBPDatabase<Kept>> {
  opened ??= opening();
  return opened;
}

async function opening(): Promise<IDBPDatabase<Kept>> {
  try {
    return await openDB<Kept>("scarequote", 1, {
      upgrade(made) {
        made.createObjectStore("unsent");
        made.createObjectStore("journal");
      },
      // A newer page of ours, or the browser itself, may end it; the next use opens it again.
      blocking: (_, __, event) => {
        opened = null;
        (event.target as IDBDatabase).close();
      },
      terminated: () => (opened = null),
    });
  } catch (error) {
    opened = null;
    throw error;
  }
}
