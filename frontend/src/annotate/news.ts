import { touch } from "../text/segments";
import { put, withKept } from "./edits";
import { spansGone } from "./linkActs";
import { inOrder, isLive, same, type AnyContent, type Kept, type LiveMark } from "./marks";
import { quiet, refusal, type Next } from "./notices";
import { markAt, type State } from "./state";

/** What the page learns from the queue. */
export type News =
  | { type: "stored"; uuid: string; content: AnyContent | null }
  /** Another tab of this person went further with it. */
  | { type: "adopted"; uuid: string; content: AnyContent | null }
  | { type: "refused"; uuid: string; sentence: string }
  | Held
  | { type: "stale"; uuid: string; theirs: AnyContent | null }
  /** The server holds other spans of the same label on some of its words. */
  | { type: "overlapped"; uuid: string; theirs: AnyContent | null };

/** Kept, not saved; `closed` when it is because the article was submitted, perhaps in another tab. */
interface Held {
  readonly type: "held";
  readonly uuid: string;
  readonly sentence: string;
  readonly closed: boolean;
}

type Settling = { type: "settle"; uuid: string; keep: "mine" | "theirs" };

export function told(state: State, news: News | Settling): Next {
  const one = state.kept.get(news.uuid);
  if (!one) return quiet(state);
  switch (news.type) {
    case "stored":
      return quiet({ ...state, kept: withKept(state, confirmed(one, news.content)) });
    case "adopted":
      return quiet({ ...state, kept: withKept(state, adopted(one, news.content)) });
    case "refused":
      return quiet(takenBack(state, one, news.sentence));
    case "held":
      return quiet(heldBack(state, one, news));
    case "stale":
      return quiet(disputed(state, one, news.theirs));
    case "overlapped":
      return quiet(overlapped(state, one, news.theirs));
    case "settle":
      return settled(state, one, news.keep);
  }
}

function confirmed(one: Kept, stored: AnyContent | null): Kept {
  return { ...one, stored, sync: same(one.now, stored) ? "saved" : one.sync } as Kept;
}

function adopted(one: Kept, content: AnyContent | null): Kept {
  return { ...one, now: content, stored: content, sync: "saved", conflict: null } as Kept;
}

/** Back to what the server holds; the edits that led away from it cannot be undone or redone. */
function takenBack(state: State, one: Kept, sentence: string): State {
  const kept = withKept(state, { ...one, now: one.stored, sync: "saved", conflict: null } as Kept);
  return { ...without(state, one.uuid), kept, notice: { kind: "server", sentence } };
}

/** What was done to this thing can be undone and redone no more. */
function without(state: State, gone: string): State {
  const others = ({ uuid }: { uuid: string }): boolean => uuid !== gone;
  return { ...state, undo: state.undo.filter(others), redo: state.redo.filter(others) };
}

function heldBack(state: State, one: Kept, { sentence, closed }: Held): State {
  const kept = withKept(state, { ...one, sync: "failed" });
  return { ...state, kept, closed: state.closed || closed, notice: { kind: "server", sentence } };
}

function disputed(state: State, one: Kept, theirs: AnyContent | null): State {
  const settledAlready = same(one.now, theirs);
  const next = settledAlready
    ? { ...one, stored: theirs, sync: "saved" }
    : { ...one, stored: theirs, sync: "failed", conflict: { theirs } };
  const kept = withKept(state, next as Kept);
  return settledAlready ? { ...state, kept } : { ...state, kept, notice: refusal("conflict") };
}

function overlapped(state: State, one: Kept, theirs: AnyContent | null): State {
  const kept = withKept(state, { ...one, stored: theirs, sync: "failed", conflict: { theirs, over: overlapping(state, one) } } as Kept);
  return { ...state, kept, notice: refusal("safety.overlapped") };
}

function overlapping(state: State, one: Kept): string[] {
  if (!isLive(one)) return [];
  const isOver = ({ uuid, now, sync }: LiveMark): boolean =>
    uuid !== one.uuid && sync === "saved" && now.label === one.now.label && touch(now, one.now);
  return inOrder(state.kept).filter(isOver).map(({ uuid }) => uuid);
}

function settled(state: State, one: Kept, keep: "mine" | "theirs"): Next {
  if (!one.conflict) return quiet(state);
  if (keep === "mine") return resent(state, one);
  const next = withKept(state, adopted(one, one.conflict.theirs));
  return quiet({ ...without(state, one.uuid), kept: next, notice: null });
}

function resent(state: State, one: Kept): Next {
  // The other spans leave their place before this one takes it.
  const over = (one.conflict?.over ?? []).flatMap((uuid) => markAt(state, uuid) ?? []);
  const [cleared, changes] = put(state, spansGone(state, over), "after");
  const kept = withKept(cleared, { ...one, sync: "pending", conflict: null });
  return [{ ...cleared, kept, notice: null }, [...changes, { kind: one.kind, uuid: one.uuid, content: one.now }]];
}
