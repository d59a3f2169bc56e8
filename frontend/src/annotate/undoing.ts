import { at, lastAct, put, type Edit } from "./edits";
import { isLive, same, type LinkContent } from "./marks";
import { refusal, refuse, said, type Next, type Notice } from "./notices";
import { nowOf, type State } from "./state";
import { turnedTo } from "./turned";

/** Undo and redo are the same, the other way round. */
const UNDO = { from: "undo", to: "redo", was: "after", becomes: "before", one: "undone", many: "undo.undoneMany", nothing: "nothingToUndo" } as const;
const REDO = { from: "redo", to: "undo", was: "before", becomes: "after", one: "redone", many: "undo.redoneMany", nothing: "nothingToRedo" } as const;
type Way = typeof UNDO | typeof REDO;

export function undone(state: State): Next {
  return turned(state, UNDO);
}

export function redone(state: State): Next {
  return turned(state, REDO);
}

/** Nothing that was changed elsewhere meanwhile is overwritten: those edits are given up, and one is told. */
function turned(state: State, way: Way): Next {
  const act = lastAct(state[way.from]);
  const rest = state[way.from].slice(0, state[way.from].length - act.length);
  const can = possible(state, act, way);
  const head = can.find(({ kind }) => kind === "span") ?? can[0];
  if (!head) return act.length === 0 ? refuse(state, way.nothing) : refuse({ ...state, [way.from]: rest }, "undo.lost");
  const there = at({ ...state, [way.from]: rest, [way.to]: [...state[way.to], ...can] }, head, head[way.becomes]);
  const notice = told(state, can, act.length - can.length, head, way);
  // A span goes after its links and comes before them: undoing goes backwards.
  return put({ ...there, notice }, way === UNDO ? can.toReversed() : can, way.becomes);
}

/** Those that find what they left, and of the links those that have both their spans. */
function possible(state: State, act: readonly Edit[], { was, becomes }: Way): Edit[] {
  const asLeft = act.filter((edit) => same(nowOf(state, edit.uuid), edit[was]));
  const comes = new Map(asLeft.map((edit) => [edit.uuid, edit[becomes]]));
  const there = (uuid: string): boolean =>
    comes.has(uuid) ? comes.get(uuid) !== null : isLive(state.kept.get(uuid));
  return asLeft.filter((edit) => {
    const link = edit.kind === "link" ? (edit[becomes] as LinkContent | null) : null;
    return link === null || (there(link.source) && there(link.target));
  });
}

function told(state: State, can: readonly Edit[], lost: number, head: Edit, { one, many, was, becomes }: Way): Notice {
  if (lost > 0) return refusal("undo.partly", { count: lost });
  const spans = can.filter(({ kind }) => kind === "span").length;
  return spans > 1 ? said(many, { count: spans }) : said(one, turnedTo(state, head, head[was], head[becomes]));
}
