import type { CodebookContent, Draft, Trouble } from "../api/client";

/** What came of sending the draft. */
export type Sent =
  | { readonly kind: "saved"; readonly draft: Draft }
  | { readonly kind: "refused"; readonly troubles: readonly Trouble[]; readonly sentence: string }
  | { readonly kind: "stale"; readonly current: Draft | null }
  | { readonly kind: "failed" };

/** What is true of the draft on the screen, for the person to read. */
export type Standing =
  | { readonly kind: "saved" | "unsaved" | "saving" | "unreachable" | "failed" }
  | { readonly kind: "refused"; readonly sentence: string }
  | { readonly kind: "stale"; readonly current: Draft | null };

export type Send = (content: CodebookContent, revision: number) => Promise<Sent>;

export interface Told {
  readonly standing: (standing: Standing) => void;
  readonly troubles: (troubles: readonly Trouble[]) => void;
}

export interface Saver {
  readonly change: (content: CodebookContent) => void;
  /** Sends what is not saved yet now; whether everything is saved then. */
  readonly flush: () => Promise<boolean>;
  /** After somebody else's change: goes on from their revision, with one's own words. */
  readonly goOn: (revision: number) => void;
  readonly revision: () => number;
  readonly stop: () => void;
}

const PAUSE = 700; // milliseconds without a key before words are sent
const AGAIN = 4000; // milliseconds until an unreachable server is asked again

/** Sends one state after the other, never two at once, and says nothing is saved before it is. */
export function saver(first: Draft, send: Send, told: Told): Saver {
  let { content, revision } = first;
  let saved = first.content;
  let running: Promise<boolean> | null = null;
  let stuck = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (pause: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), pause);
  };

  async function round(): Promise<boolean> {
    const sending = content;
    told.standing({ kind: "saving" });
    const sent = await send(sending, revision).catch(() => null);
    if (sent === null || sent.kind === "failed") {
      told.standing({ kind: sent?.kind ?? "unreachable" });
      later(AGAIN);
      return false;
    }
    if (sent.kind === "refused") {
      told.troubles(sent.troubles);
      told.standing(sent);
      return false;
    }
    if (sent.kind === "stale") {
      stuck = true;
      told.standing(sent);
      return false;
    }
    saved = sending;
    revision = sent.draft.revision;
    told.troubles(sent.draft.troubles);
    if (content !== saved) return round();
    told.standing({ kind: "saved" });
    return true;
  }

  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    if (running) return running;
    if (stuck) return false;
    if (content === saved) {
      told.standing({ kind: "saved" });
      return true;
    }
    running = round();
    const done = await running;
    running = null;
    return done;
  }

  return {
    change: (next) => {
      content = next;
      if (stuck) return;
      told.standing({ kind: "unsaved" });
      later(PAUSE);
    },
    flush,
    goOn: (theirs) => {
      revision = theirs;
      stuck = false;
      void flush();
    },
    revision: () => revision,
    stop: () => clearTimeout(timer),
  };
}
