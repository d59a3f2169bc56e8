import { client } from "../api/client";
import { whoIsHere } from "../api/session";
import { Saving, type Standing } from "../annotate/saving";
import { renewing, sendTo, type Outcome, type Send } from "../annotate/sending";
import type { Journal } from "../annotate/journal";
import { journalOf, type JournalStore } from "../store/journal";
import { aloneFor } from "./alone";
import { openOutbox, type Entry } from "./outbox";
import { reportIf } from "./presence";

/** What waits of one assignment, sent without its page. */
export interface Left {
  readonly assignment: number;
  readonly headline: string | undefined;
  /** How many there were. */
  readonly count: number;
  readonly saving: Saving;
  readonly forget: () => Promise<void>;
}

/** Sends; what only the person can decide (refused, changed elsewhere) stays for the article's page. */
export async function leftOf(user: string, assignment: number, changed: () => void): Promise<Left> {
  const unsent = await openOutbox({ user, assignment });
  const entries = unsent.left as readonly Entry[];
  const saving = new Saving(
    {
      unsent,
      send: noting(
        keeping(renewing(sendEach(assignment), () => whoIsHere(user).then(reportIf))),
        journalOf(user, assignment),
      ),
      alone: aloneFor(user, assignment),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      // Another tab has sent it; here no page shows what came of it.
      reread: () => Promise.resolve(new Map()),
      tell: () => undefined,
      changed,
    },
    new Map(),
  );
  const forget = (): Promise<void> => unsent.write({ drop: entries.map(({ id }) => id) });
  return { assignment, count: entries.length, headline: entries.at(-1)?.headline, saving, forget };
}

export type LeftStanding = "sending" | "sent" | "unreachable" | "signed_out" | "asks";

export function leftStanding({ waiting, disputed, trouble }: Standing): LeftStanding {
  if (trouble === "unreachable" || trouble === "signed_out") return trouble;
  if (trouble === "held" || trouble === "replaced") return "asks";
  if (waiting > 0) return "sending";
  return disputed > 0 ? "asks" : "sent";
}

/** Each under the version of the codebook that it was made with; without one, its page must say. */
function sendEach(assignment: number): Send {
  return async (waiting, revision) => {
    const { codebook } = waiting as Entry;
    if (codebook === undefined) return HELD;
    return await sendTo(client, assignment, codebook)(waiting, revision);
  };
}

const HELD: Outcome = { kind: "held", sentence: "", closed: false };

/** The article's page undoes and redoes on the revision that this has made, not on an older one. */
export function noting(send: Send, store: JournalStore): Send {
  return async (waiting, revision) => {
    const outcome = await send(waiting, revision);
    if (outcome.kind === "stored") await note(store, waiting.uuid, outcome.revision).catch(() => undefined);
    return outcome;
  };
}

async function note(store: JournalStore, uuid: string, revision: number): Promise<void> {
  const journal = (await store.read()) as Journal | null | undefined;
  if (!journal) return;
  const others = journal.revisions.filter(([one]) => one !== uuid);
  await store.write({ ...journal, revisions: [...others, [uuid, revision]] });
}

function keeping(send: Send): Send {
  return async (waiting, revision) => {
    const outcome = await send(waiting, revision);
    const { kind } = outcome;
    return kind === "refused" || kind === "overlaps" ? { kind: "unfit", sentence: "" } : outcome;
  };
}
