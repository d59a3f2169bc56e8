import type { Assignment } from "../api/client";
import { same, storedAnswer, storedLink, storedMark, type Kept } from "./marks";
import type { Current } from "./saving";
import type { State } from "./state";

/** All that the server holds of an assignment, read anew. */
export interface Reread {
  readonly type: "reread";
  readonly stored: readonly Kept[];
  readonly closed: boolean;
}

interface Rereading {
  readonly news: Reread & { readonly stored: Kept[] };
  readonly revisions: ReadonlyMap<string, Current>;
}

export function rereading({ spans, links, answers, state }: Assignment): Rereading {
  const stored = [...spans.map(storedMark), ...links.map(storedLink), ...answers.map(storedAnswer)];
  const numbers = [...spans, ...links, ...answers].map(({ revision }) => revision);
  const revisions = new Map(
    stored.map(({ uuid, now }, place) => [uuid, { content: now, revision: numbers[place] ?? 0 }] as const),
  );
  return { news: { type: "reread", stored, closed: state === "submitted" }, revisions };
}

/** What waits to be sent stays as the person made it; all else becomes what the server holds. */
export function reread(state: State, { stored, closed }: Reread): State {
  const fresh = new Map(stored.map((one) => [one.uuid, one]));
  const all = [...new Set([...state.kept.keys(), ...fresh.keys()])];
  const kept = new Map(all.map((uuid) => [uuid, merged(state.kept.get(uuid), fresh.get(uuid))]));
  const unchanged = ({ uuid }: { uuid: string }): boolean =>
    same(state.kept.get(uuid)?.now ?? null, kept.get(uuid)?.now ?? null);
  // One cannot undo to before what was made elsewhere.
  const [undo, redo] = [state.undo.filter(unchanged), state.redo.filter(unchanged)];
  return { ...state, kept, undo, redo, closed };
}

function merged(one: Kept | undefined, fresh: Kept | undefined): Kept {
  if (!one) return fresh as Kept;
  const stored = fresh?.now ?? null;
  if (one.sync !== "saved") return { ...one, stored } as Kept;
  if (same(one.now, stored)) return one;
  return { ...one, now: stored, stored } as Kept;
}
