import type { Label } from "../api/client";
import type { Range, Reading } from "../text/reading";
import { touch } from "../text/segments";
import {
  caretAt,
  crossesBlocks,
  isCaret,
  move,
  target,
  toggleQuotes,
  type Direction,
  type Selection,
  type Step,
} from "../text/selection";
import { inOrder, isLive, same, typedField, type Change, type Content, type LiveMark, type Mark } from "./marks";

/** The annotate page as a value. `step` is its only way to change; nothing here knows a browser. */
export interface State {
  readonly reading: Reading;
  readonly labels: ReadonlyMap<string, Label>;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly selection: Selection;
  /** The span that Delete removes and whose label the panel explains. */
  readonly chosen: string | null;
  /** The next label key changes the chosen span instead of marking anew. */
  readonly relabelling: boolean;
  /** The label that the panel explains when no span is chosen. */
  readonly considered: string | null;
  readonly undo: readonly Edit[];
  readonly redo: readonly Edit[];
  /** The text field that is being typed in: its letters are one edit until something else is done. */
  readonly typing: string | null;
  /** Submitted: read only. */
  readonly closed: boolean;
  readonly notice: Notice | null;
}

export interface Edit {
  readonly uuid: string;
  readonly before: Content | null;
  readonly after: Content | null;
}

/** Something to say; `key` names a sentence of the interface, `sentence` is the server's own. */
export type Notice =
  | { readonly kind: "said" | "refused"; readonly key: NoticeKey; readonly values: NoticeValues }
  | { readonly kind: "server"; readonly sentence: string };

export type NoticeKey =
  | "marked"
  | "removed"
  | "relabelled"
  | "changed"
  | "undone"
  | "redone"
  | "nothingToUndo"
  | "nothingToRedo"
  | "alreadyMarked"
  | "chosenNotSelected"
  | "sameLabel"
  | "crossesBlocks"
  | "nothingSelected"
  | "noQuotes"
  | "nothingChosen"
  | "relabel"
  | "closed"
  | "unsent"
  | "conflict"
  | "disputed";
export type NoticeValues = Readonly<Record<string, string | number>>;

export type Action =
  | { type: "move"; step: Step; direction: Direction; extend: boolean }
  | { type: "select"; selection: Selection }
  | { type: "collapse" }
  | { type: "selectChosen" }
  | { type: "toggleQuotes" }
  | { type: "choose"; uuid: string | null }
  | { type: "say"; key: NoticeKey }
  | { type: "dismiss" }
  | { type: "label"; label: string; uuid: string }
  | { type: "relabel" }
  | { type: "change"; uuid: string; content: Content }
  | { type: "remove" }
  | { type: "undo" }
  | { type: "redo" }
  | { type: "stored"; uuid: string; content: Content | null }
  | { type: "refused"; uuid: string; sentence: string }
  | { type: "held"; uuid: string; sentence: string }
  | { type: "stale"; uuid: string; theirs: Content | null }
  | { type: "settle"; uuid: string; keep: "mine" | "theirs" }
  | { type: "submitted" };

export type Next = readonly [State, readonly Change[]];

export function initialState(
  reading: Reading,
  labels: readonly Label[],
  marks: readonly Mark[],
  closed: boolean,
): State {
  return {
    reading,
    labels: new Map(labels.map((label) => [label.slug, label])),
    marks: new Map(marks.map((mark) => [mark.uuid, mark])),
    selection: caretAt(reading.words[0]?.start ?? 0),
    chosen: null,
    relabelling: false,
    considered: labels[0]?.slug ?? null,
    undo: [],
    redo: [],
    typing: null,
    closed,
    notice: null,
  };
}

export function step(state: State, action: Action): Next {
  switch (action.type) {
    case "move":
      return quiet(moved(state, action));
    case "select":
      return quiet(freed({ ...state, selection: action.selection }));
    case "collapse":
      return quiet(letGo(state));
    case "selectChosen":
      return quiet(chosenSelected(state));
    case "toggleQuotes":
      return quiet(quotesToggled(state));
    case "choose":
      return quiet(chose(state, action.uuid));
    case "say":
      return refuse(state, action.key);
    case "dismiss":
      return quiet({ ...state, notice: null });
    case "submitted":
      return quiet({ ...freed(state), closed: true, undo: [], redo: [] });
    case "label":
    case "relabel":
    case "change":
    case "remove":
    case "undo":
    case "redo":
      if (state.closed) return refuse(state, "closed");
      if (touchesDisputed(state, action)) return refuse({ ...state, relabelling: false }, "disputed");
      return written(state, action);
    default:
      return answered(state, action);
  }
}

/** The chosen span, if there still is one. */
export function chosenMark(state: State): LiveMark | null {
  const mark = state.chosen === null ? undefined : state.marks.get(state.chosen);
  return mark && isLive(mark) ? mark : null;
}

type Writing = Extract<
  Action,
  { type: "label" | "relabel" | "change" | "remove" | "undo" | "redo" }
>;

/** Of a span changed elsewhere one version must be chosen first; no act may overwrite the other in passing. */
function touchesDisputed(state: State, action: Writing): boolean {
  const uuid = touched(state, action);
  return typeof uuid === "string" && Boolean(state.marks.get(uuid)?.conflict);
}

function touched(state: State, action: Writing): string | null | undefined {
  switch (action.type) {
    case "label":
      return state.relabelling ? state.chosen : null;
    case "relabel":
    case "remove":
      return state.chosen;
    case "change":
      return action.uuid;
    case "undo":
      return state.undo.at(-1)?.uuid;
    case "redo":
      return state.redo.at(-1)?.uuid;
  }
}

function written(state: State, action: Writing): Next {
  switch (action.type) {
    case "label":
      return state.relabelling
        ? relabelled(state, action.label)
        : labelled(state, action.label, action.uuid);
    case "relabel":
      return quiet({ ...state, relabelling: true, notice: said("relabel") });
    case "change":
      return detailed(state, action.uuid, action.content);
    case "remove":
      return removed(state);
    case "undo":
      return undone(state);
    case "redo":
      return redone(state);
  }
}

function labelled(state: State, label: string, uuid: string): Next {
  const chosen = chosenMark(state);
  if (chosen && isCaret(state.selection)) return refusedForChosen(state, chosen, label);
  const range = target(state.reading, state.selection);
  if (!range) return refuse(state, "nothingSelected");
  const obstacle = obstacleTo(state, label, range, uuid);
  if (obstacle) return refuse(considering(state, label), obstacle, { label: nameOf(state, label) });
  const content = newContent(state, label, range);
  const next = freed({ ...considering(state, label), selection: caretAt(range.start) });
  return edited({ ...next, chosen: uuid }, { uuid, before: null, after: content }, "marked");
}

function refusedForChosen(state: State, chosen: LiveMark, label: string): Next {
  const key = chosen.now.label === label ? "sameLabel" : "chosenNotSelected";
  return refuse(state, key, { label: nameOf(state, chosen.now.label) });
}

function relabelled(state: State, label: string): Next {
  const mark = chosenMark(state);
  const next = considering({ ...state, relabelling: false }, label);
  if (!mark) return quiet(next);
  if (mark.now.label === label) return refuse(next, "sameLabel", { label: nameOf(state, label) });
  const obstacle = obstacleTo(state, label, mark.now, mark.uuid);
  if (obstacle) return refuse(next, obstacle, { label: nameOf(state, label) });
  // Attributes belong to a label: those of the old one have no meaning under the new one.
  return changed(next, mark.uuid, { ...mark.now, label, attributes: {} }, "relabelled");
}

function detailed(state: State, uuid: string, content: Content): Next {
  const before = state.marks.get(uuid)?.now;
  const field = before ? typedField(before, content, textsOf(state, content.label)) : null;
  return before && field ? typed(state, { uuid, before, after: content }, field) : changed(state, uuid, content, "changed");
}

/** Letter after letter in the same field is one edit, and while it waits one request. */
function typed(state: State, edit: Edit, field: string): Next {
  const typing = `${edit.uuid} ${field}`;
  const last = state.typing === typing ? state.undo.at(-1) : undefined;
  const goesOn = last?.uuid === edit.uuid;
  const undo = goesOn ? state.undo.slice(0, -1) : state.undo;
  const whole = goesOn ? { ...edit, before: last.before } : edit;
  const [next, changes] = edited({ ...state, undo }, whole, "changed");
  const typedChanges = changes.map((change) => ({ ...change, typing: field }));
  // Typed and erased again: there is nothing to undo, and the next letter begins anew.
  return same(whole.before, whole.after) ? [{ ...next, undo }, typedChanges] : [{ ...next, typing }, typedChanges];
}

function changed(state: State, uuid: string, content: Content, key: NoticeKey): Next {
  const before = state.marks.get(uuid)?.now;
  if (!before || same(before, content)) return quiet(state);
  return edited(state, { uuid, before, after: content }, key);
}

function removed(state: State): Next {
  const mark = chosenMark(state);
  if (!mark) return refuse(state, "nothingChosen");
  const { uuid, now: before } = mark;
  const next = { ...freed(state), selection: caretAt(before.start) };
  return edited(next, { uuid, before, after: null }, "removed");
}

function undone(state: State): Next {
  const edit = state.undo.at(-1);
  if (!edit) return refuse(state, "nothingToUndo");
  const next = { ...at(state, edit.before, edit), undo: state.undo.slice(0, -1), redo: [...state.redo, edit] };
  return put(next, edit.uuid, edit.before, "undone", edit);
}

function redone(state: State): Next {
  const edit = state.redo.at(-1);
  if (!edit) return refuse(state, "nothingToRedo");
  const next = { ...at(state, edit.after, edit), redo: state.redo.slice(0, -1), undo: [...state.undo, edit] };
  return put(next, edit.uuid, edit.after, "redone", edit);
}

/** Where the edit was, with its span chosen if it is there again: one sees what was undone. */
function at(state: State, now: Content | null, { uuid, before, after }: Edit): State {
  const start = (before ?? after)?.start ?? state.selection.focus;
  return { ...freed(state), selection: caretAt(start), chosen: now ? uuid : null };
}

function edited(state: State, edit: Edit, key: NoticeKey): Next {
  const next = { ...state, undo: [...state.undo, edit], redo: [], typing: null };
  return put(next, edit.uuid, edit.after, key, edit);
}

function put(state: State, uuid: string, now: Content | null, key: NoticeKey, edit: Edit): Next {
  const stored = state.marks.get(uuid)?.stored ?? null;
  const marks = withMark(state, { uuid, now, stored, sync: "pending", conflict: null });
  const about = edit.after ?? edit.before;
  const values = { label: nameOf(state, about?.label ?? ""), quote: about?.quote ?? "" };
  return [{ ...state, marks, notice: said(key, values) }, [{ uuid, content: now }]];
}

type Answered = Exclude<
  Action,
  Writing | { type: "move" | "select" | "collapse" | "selectChosen" | "toggleQuotes" | "choose" | "say" | "dismiss" | "submitted" }
>;

function answered(state: State, action: Answered): Next {
  const mark = state.marks.get(action.uuid);
  if (!mark) return quiet(state);
  switch (action.type) {
    case "stored":
      return quiet({ ...state, marks: withMark(state, confirmed(mark, action.content)) });
    case "refused":
      return quiet(takenBack(state, mark, action.sentence));
    case "held":
      return quiet(kept(state, mark, action.sentence));
    case "stale":
      return quiet(disputed(state, mark, action.theirs));
    case "settle":
      return settled(state, mark, action.keep);
  }
}

function confirmed(mark: Mark, stored: Content | null): Mark {
  return { ...mark, stored, sync: same(mark.now, stored) ? "saved" : mark.sync };
}

/** Back to what the server holds; the edits that led away from it cannot be undone or redone. */
function takenBack(state: State, mark: Mark, sentence: string): State {
  const marks = withMark(state, { ...mark, now: mark.stored, sync: "saved", conflict: null });
  const others = (edit: Edit): boolean => edit.uuid !== mark.uuid;
  const undo = state.undo.filter(others);
  const redo = state.redo.filter(others);
  return { ...state, marks, undo, redo, notice: { kind: "server", sentence } };
}

function kept(state: State, mark: Mark, sentence: string): State {
  const marks = withMark(state, { ...mark, sync: "failed" });
  return { ...state, marks, notice: { kind: "server", sentence } };
}

function disputed(state: State, mark: Mark, theirs: Content | null): State {
  const settledAlready = same(mark.now, theirs);
  const next: Mark = settledAlready
    ? { ...mark, stored: theirs, sync: "saved" }
    : { ...mark, stored: theirs, sync: "failed", conflict: { theirs } };
  const marks = withMark(state, next);
  return settledAlready ? { ...state, marks } : { ...state, marks, notice: refusal("conflict") };
}

function settled(state: State, mark: Mark, keep: "mine" | "theirs"): Next {
  if (!mark.conflict) return quiet(state);
  if (keep === "mine") return resent(state, mark);
  const now = mark.conflict.theirs;
  const marks = withMark(state, { ...mark, now, sync: "saved", conflict: null });
  return quiet({ ...state, marks, undo: [], redo: [], notice: null });
}

function resent(state: State, mark: Mark): Next {
  const marks = withMark(state, { ...mark, sync: "pending", conflict: null });
  return [{ ...state, marks, notice: null }, [{ uuid: mark.uuid, content: mark.now }]];
}

function moved(state: State, action: Extract<Action, { type: "move" }>): State {
  const from = chosenMark(state) ? caretAt(state.selection.focus) : state.selection;
  const selection = move(state.reading, from, action.step, action.direction, action.extend);
  return freed({ ...state, selection });
}

function letGo(state: State): State {
  const point = target(state.reading, state.selection)?.start ?? state.selection.focus;
  return freed({ ...state, selection: caretAt(point) });
}

function chosenSelected(state: State): State {
  const mark = chosenMark(state);
  if (!mark) return state;
  const selection = { anchor: mark.now.start, focus: mark.now.end, by: "character" } as const;
  return freed({ ...state, selection });
}

function quotesToggled(state: State): State {
  const selection = toggleQuotes(state.reading, state.selection);
  if (selection === state.selection) return { ...state, notice: refusal("noQuotes") };
  return freed({ ...state, selection });
}

function chose(state: State, uuid: string | null): State {
  const mark = uuid === null ? undefined : state.marks.get(uuid);
  if (!mark?.now) return freed(state);
  if (state.chosen === uuid && isCaret(state.selection)) return state;
  const next = { ...freed(state), chosen: uuid, considered: mark.now.label };
  return { ...next, selection: caretAt(mark.now.start) };
}

/** No span chosen, no label change under way; what the server said stays until it is dismissed. */
function freed(state: State): State {
  const notice = state.notice?.kind === "server" ? state.notice : null;
  return { ...state, chosen: null, relabelling: false, typing: null, notice };
}

function considering(state: State, label: string): State {
  return { ...state, considered: label };
}

function obstacleTo(state: State, slug: string, range: Range, self: string): NoticeKey | null {
  const label = state.labels.get(slug);
  if (!label?.may_cross_blocks && crossesBlocks(state.reading, range)) return "crossesBlocks";
  const alike = inOrder(state.marks.values()).filter(
    ({ uuid, now }) => uuid !== self && now.label === slug && touch(now, range),
  );
  const twice = alike.some(({ now }) => now.start === range.start && now.end === range.end);
  return twice || (label?.exclusive && alike.length > 0) ? "alreadyMarked" : null;
}

function newContent({ reading }: State, label: string, { start, end }: Range): Content {
  const quote = reading.text.slice(start, end);
  return { label, start, end, quote, attributes: {}, note: "", confidence: null };
}

function textsOf(state: State, label: string): string[] {
  const attributes = state.labels.get(label)?.attributes ?? [];
  return attributes.filter(({ kind }) => kind === "text").map(({ slug }) => slug);
}

function withMark(state: State, mark: Mark): ReadonlyMap<string, Mark> {
  return new Map(state.marks).set(mark.uuid, mark);
}

function nameOf(state: State, slug: string): string {
  return state.labels.get(slug)?.name ?? slug;
}

function quiet(state: State): Next {
  return [state, []];
}

function refuse(state: State, key: NoticeKey, values: NoticeValues = {}): Next {
  return quiet({ ...state, notice: refusal(key, values) });
}

function said(key: NoticeKey, values: NoticeValues = {}): Notice {
  return { kind: "said", key, values };
}

function refusal(key: NoticeKey, values: NoticeValues = {}): Notice {
  return { kind: "refused", key, values };
}
