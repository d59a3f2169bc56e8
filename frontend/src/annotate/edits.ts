import { caretAt } from "../text/selection";
import { isLive, kept, same, type AnyContent, type Change, type Content, type Kept, type Kind } from "./marks";
import { said, type Next, type NoticeKey, type NoticeValues } from "./notices";
import { freed } from "./reach";
import type { State } from "./state";

/** One thing done to a span, a link or an answer, as undo and redo need it. */
export interface Edit {
  readonly kind: Kind;
  readonly uuid: string;
  readonly before: AnyContent | null;
  readonly after: AnyContent | null;
  /** Neighbours with the same number are one act, and are undone together. */
  readonly act?: number;
}

export function edited(state: State, edit: Edit, key: NoticeKey): Next {
  return editedTogether(state, [edit], key, valuesOf(state, edit));
}

/** In the order in which the server is told: a link goes before its span, and comes after it. */
export function editedTogether(state: State, edits: readonly Edit[], key: NoticeKey, values: NoticeValues): Next {
  const act = nextAct(state.undo);
  const done = edits.length > 1 ? edits.map((edit) => ({ ...edit, act })) : edits;
  const next = { ...state, undo: [...state.undo, ...done], redo: [], typing: null, notice: said(key, values) };
  return put(next, done, "after");
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

/** The edits that the next undo (or redo) takes back (or does again) together. */
export function lastAct(edits: readonly Edit[]): readonly Edit[] {
  const last = edits.at(-1);
  if (last?.act === undefined) return edits.slice(-1);
  return edits.slice(edits.findLastIndex(({ act }) => act !== last.act) + 1);
}

export function withKept(state: State, one: Kept): ReadonlyMap<string, Kept> {
  return new Map(state.kept).set(one.uuid, one);
}

export function nameOf(state: State, slug: string): string {
  return state.labels.get(slug)?.name ?? slug;
}

/** Makes of each thing what the edit says it was before, or after. */
export function put(state: State, edits: readonly Edit[], side: "before" | "after"): Next {
  const all = new Map(state.kept);
  const changes = edits.map((edit): Change => {
    const { kind, uuid } = edit;
    all.set(uuid, kept(kind, uuid, edit[side], all.get(uuid)?.stored ?? null));
    return { kind, uuid, content: edit[side] };
  });
  return [{ ...state, kept: all }, changes];
}

/** Where the edit was, with its span chosen if it is there again: one sees what was undone. */
export function at(state: State, { kind, uuid, before, after }: Edit, now: AnyContent | null): State {
  if (kind !== "span") return { ...state, linking: null, typing: null };
  const place = (before ?? after) as Content | null;
  const start = place?.start ?? state.selection.focus;
  return { ...freed(state), selection: caretAt(start), chosen: now ? uuid : null };
}

/** How a sentence names what was edited. */
export function valuesOf(state: State, { kind, uuid, before, after }: Edit): NoticeValues {
  const about = after ?? before;
  if (about === null) return {};
  if (kind === "answer") return { label: state.questions.get(uuid)?.wording ?? uuid, quote: "" };
  if ("label" in about) return { label: nameOf(state, about.label), quote: about.quote };
  if (!("source" in about)) return {};
  return { label: quoteOf(state, about.source), quote: quoteOf(state, about.target) };
}

/** Numbered anew, so that no act of theirs is taken for one of those before. */
export function actsAfter(before: readonly Edit[], edits: readonly Edit[]): Edit[] {
  const first = nextAct(before);
  return edits.map((edit) => (edit.act === undefined ? edit : { ...edit, act: edit.act + first }));
}

function nextAct(undo: readonly Edit[]): number {
  return undo.reduce((most, { act = 0 }) => Math.max(most, act), 0) + 1;
}

function quoteOf(state: State, uuid: string): string {
  const one = state.kept.get(uuid);
  return isLive(one) ? one.now.quote : "";
}
