import { planOf } from "./bulkActs";
import { lastAct, type Edit } from "./edits";
import { linksGone } from "./linkActs";
import type { State, Writing } from "./state";

/** Of what was changed elsewhere one version must be chosen first; no act may overwrite the other in passing. */
export function touchesDisputed(state: State, action: Writing): boolean {
  const uuids = [named(state, action), ...editsOf(state, action).map(({ uuid }) => uuid)];
  return uuids.some((uuid) => typeof uuid === "string" && Boolean(state.kept.get(uuid)?.conflict));
}

/** The one thing that an act names. */
function named(state: State, action: Writing): string | null | undefined {
  switch (action.type) {
    case "label":
      return state.relabelling ? state.chosen : null;
    case "relabel":
    case "relabelTo":
    case "remove":
    case "bound":
    case "link":
      return state.chosen;
    case "draw":
      return state.linking?.source;
    case "change":
    case "bounds":
    case "unlink":
      return action.uuid;
    case "answer":
      return action.question;
    default:
      return null;
  }
}

/** What an act changes besides. */
function editsOf(state: State, action: Writing): readonly Edit[] {
  switch (action.type) {
    case "undo":
      return lastAct(state.undo);
    case "redo":
      return lastAct(state.redo);
    case "remove":
      return state.chosen === null ? [] : linksGone(state, [state.chosen]);
    case "everywhere":
    case "relabelAll":
    case "removeAll":
      return planOf(state, action).edits;
    default:
      return [];
  }
}
