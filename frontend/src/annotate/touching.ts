import { planOf } from "./bulkActs";
import { lastAct, type Edit } from "./edits";
import { linksGone } from "./linkActs";
import type { State, Writing } from "./state";

/** What an act changes besides the one thing it names: of what was changed elsewhere none may be. */
export function alsoTouched(state: State, action: Writing): string[] {
  return editsOf(state, action).map(({ uuid }) => uuid);
}

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
