import { database } from "./database";

/** Where what can be undone outlives the page. */
export interface JournalStore {
  readonly read: () => Promise<unknown>;
  /** null: nothing is left to undo. */
  readonly write: (journal: unknown) => Promise<void>;
}

export function journalOf(user: string, assignment: number): JournalStore {
  const key: [string, number] = [user, assignment];
  return {
    read: async () => await (await database()).get("journal", key),
    write: async (journal) => {
      const store = await database();
      await (journal === null ? store.delete("journal", key) : store.put("journal", journal, key));
    },
  };
}
