import type { JournalStore } from "../store/journal";
import type { Edit } from "./edits";
import type { State } from "./state";

/** What can be undone and done again, as the browser keeps it between two visits. */
export interface Journal {
  readonly undo: readonly Edit[];
  readonly redo: readonly Edit[];
  /** The last revision known of each thing in it: what was removed the server tells nobody. */
  readonly revisions: readonly (readonly [string, number])[];
  /** Under another codebook, or in another text, nothing of it has a meaning. */
  readonly under: string;
}

/** So many edits are kept; the oldest are forgotten. */
export const LONGEST = 500;

/** Keeps the journal of one visit, writing never two at once and always the newest. */
export class Journaling {
  private begun = false;
  private recalled = false;
  private writing = false;
  private noted: Pick<State, "undo" | "redo"> | null = null;

  constructor(
    private readonly store: JournalStore | undefined,
    private readonly revisions: Map<string, number>,
    private readonly under: string,
  ) {}

  /** What an earlier visit left; nothing where the browser keeps nothing. Asked once. */
  async recall(): Promise<Journal | null> {
    if (this.begun || !this.store) return null;
    this.begun = true;
    const found = journalIn(await this.store.read().catch(() => null), this.under);
    this.recalled = true;
    for (const [uuid, revision] of found?.revisions ?? []) {
      if (!this.revisions.has(uuid)) this.revisions.set(uuid, revision);
    }
    return found;
  }

  note(state: State): void {
    this.noted = state;
    if (this.recalled && !this.writing) void this.write();
  }

  private async write(): Promise<void> {
    this.writing = true;
    while (this.noted) {
      const journal = this.journalOf(this.noted);
      this.noted = null;
      // Without storage undo works until the page is left.
      await this.store?.write(journal).catch(() => undefined);
    }
    this.writing = false;
  }

  private journalOf(state: Pick<State, "undo" | "redo">): Journal | null {
    const [undo, redo] = [bounded(state.undo), bounded(state.redo)];
    if (undo.length + redo.length === 0) return null;
    const uuids = [...new Set([...undo, ...redo].map(({ uuid }) => uuid))];
    const revisions = uuids.map((uuid) => [uuid, this.revisions.get(uuid) ?? 0] as const);
    return { undo, redo, revisions, under: this.under };
  }
}

/** The newest edits; an act that would be cut in two goes as a whole. */
export function bounded(edits: readonly Edit[], longest = LONGEST): readonly Edit[] {
  const newest = edits.slice(-longest);
  const cut = edits.at(-longest - 1)?.act;
  if (cut === undefined) return newest;
  return newest.slice(newest.findLastIndex(({ act }) => act === cut) + 1);
}

/** What was read, if it is a journal of this text under this codebook. */
function journalIn(read: unknown, under: string): Journal | null {
  const journal = read as Partial<Journal> | null | undefined;
  const whole = Array.isArray(journal?.undo) && Array.isArray(journal.redo) && Array.isArray(journal.revisions);
  return whole && journal.under === under ? (journal as Journal) : null;
}
