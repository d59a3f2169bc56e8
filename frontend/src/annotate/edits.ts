import { caretAt } from "../text/selection";
import { isLive, kept, same, type AnyContent, type Change, type Content, type Kept, type Kind } from "./marks";
import { refuse, said, type Next, type NoticeKey, type NoticeValues } from "./notices";
import { freed } from "./reach";
import type { State } from "./state";

/** One act on a span, a link or an answer, as undo and redo need it. */
export interface Edit {
  readonly kind: Kind;
  readonly uuid: string;
  readonly before: AnyContent | null;
  readonly after: AnyContent | null;
}

export function edited(state: State, edit: Edit, key: NoticeKey): Next {
  const next = { ...state, undo: [...state.undo, edit], redo: [], typing: null };
  return put(next, edit, edit.after, key);
}

/** Letter after letter in the same field is one edit, and while it waits one request. */
export function typed(state: State, edit: Edit, field: string, key: NoticeKey): Next {
  const typing = `${edit.uuid} ${field}`;
  const last = state.typing === typing ? state.undo.at(-1) : undefined;
  const goesOn = last?.uuid === edit.uuid;
  const undo = goesOn ? state.undo.slice(0, -1) : state.undo;
  const whole = goesOn ? { ...edit, before: last.before } : edit;
  const [next, changes] = edited({ ...state, undo }, whole, key);
  const typedChanges = changes.map((change) => ({ ...change, typing: field }));
  // Typed and erased again: there is nothing to undo, and the next letter begins anew.
  return same(whole.before, whole.after) ? [{ ...next, undo }, typedChanges] : [{ ...next, typing }, typedChanges];
}

export function undone(state: State): Next {
  const edit = state.undo.at(-1);
  if (!edit) return refuse(state, "nothingToUndo");
  const next = { ...at(state, edit, edit.before), undo: state.undo.slice(0, -1), redo: [...state.redo, edit] };
  return put(next, edit, edit.before, "undone");
}

export function redone(state: State): Next {
  const edit = state.redo.at(-1);
  if (!edit) return refuse(state, "nothingToRedo");
  const next = { ...at(state, edit, edit.after), redo: state.redo.slice(0, -1), undo: [...state.undo, edit] };
  return put(next, edit, edit.after, "redone");
}

export function withKept(state: State, one: Kept): ReadonlyMap<string, Kept> {
  return new Map(state.kept).set(one.uuid, one);
}

export function nameOf(state: State, slug: string): string {
  return state.labels.get(slug)?.name ?? slug;
}

function put(state: State, edit: Edit, now: AnyContent | null, key: NoticeKey): Next {
  const { kind, uuid } = edit;
  const stored = state.kept.get(uuid)?.stored ?? null;
  const all = withKept(state, kept(kind, uuid, now, stored));
  const notice = said(key, valuesOf(state, edit));
  return [{ ...state, kept: all, notice }, [{ kind, uuid, content: now } satisfies Change]];
}

/** Where the edit was, with its span chosen if it is there again: one sees what was undone. */
function at(state: State, { kind, uuid, before, after }: Edit, now: AnyContent | null): State {
  if (kind !== "span") return { ...state, linking: null, typing: null };
  const place = (before ?? after) as Content | null;
  const start = place?.start ?? state.selection.focus;
  return { ...freed(state), selection: caretAt(start), chosen: now ? uuid : null };
}

/** How a sentence names what was edited. */
function valuesOf(state: State, { kind, uuid, before, after }: Edit): NoticeValues {
  const about = after ?? before;
  if (about === null) return {};
  if (kind === "answer") return { label: state.questions.get(uuid)?.wording ?? uuid, quote: "" };
  if ("label" in about) return { label: nameOf(state, about.label), quote: about.quote };
  if (!("source" in about)) return {};
  return { label: quoteOf(state, about.source), quote: quoteOf(state, about.target) };
}

function quoteOf(state: State, uuid: string): string {
  const one = state.kept.get(uuid);
  return isLive(one) ? one.now.quote : "";
}
