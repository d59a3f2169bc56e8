import type { Change } from "./marks";
import type { Spoken } from "./spoken";
import type { State } from "./state";

/** Something to say; `key` names a sentence of the interface, `sentence` is the server's own. */
export type Notice =
  | { readonly kind: "said" | "refused"; readonly key: NoticeKey; readonly values: NoticeValues }
  | { readonly kind: "server"; readonly sentence: string }
  | Spoken;

export type NoticeKey = PlainKey | BoundsKey | UndoKey | "safety.overlapped";

/** Sentences that have a file of words of their own. */
type BoundsKey = `bounds.${"moved" | "empty" | "crosses" | "overlaps"}`;
type UndoKey = `undo.${"undoneMany" | "redoneMany" | "lost" | "partly" | "markedMany" | "relabelledMany" | "removedMany" | "nothingMore" | "noLastValues" | "nothingIncomplete"}`;

export function isPlain(key: NoticeKey): key is PlainKey {
  return !key.includes(".");
}

type PlainKey =
  | "marked"
  | "removed"
  | "relabelled"
  | "changed"
  | "linked"
  | "unlinked"
  | "answered"
  | "answerRemoved"
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
  | "noOther"
  | "nothingChosen"
  | "relabel"
  | "asksForLink"
  | "linkTo"
  | "noLinkFromHere"
  | "nothingToLinkTo"
  | "cannotLink"
  | "linkedAlready"
  | "linkedOtherwise"
  | "closed"
  | "reopened"
  | "unsent"
  | "conflict"
  | "disputed";
export type NoticeValues = Readonly<Record<string, string | number>>;

/** The next state, and what is to be told to the server. */
export type Next = readonly [State, readonly Change[]];

export function quiet(state: State): Next {
  return [state, []];
}

export function refuse(state: State, key: NoticeKey, values: NoticeValues = {}): Next {
  return quiet({ ...state, notice: refusal(key, values) });
}

export function said(key: NoticeKey, values: NoticeValues = {}): Notice {
  return { kind: "said", key, values };
}

export function refusal(key: NoticeKey, values: NoticeValues = {}): Notice {
  return { kind: "refused", key, values };
}
