import { stepped, type Edge } from "../text/bounds";
import type { Range } from "../text/reading";
import { caretAt, type Direction, type Step } from "../text/selection";
import { edited, nameOf } from "./edits";
import type { Content, LiveMark } from "./marks";
import { quiet, refuse, type Next } from "./notices";
import { freed, moved } from "./reach";
import { obstacleTo } from "./spanActs";
import { chosenMark, markAt, type State } from "./state";

/** Where a span begins and ends, changed: each time one edit, and its quote follows. */

export function stepsBound(state: State, edge: Edge, step: Step, direction: Direction): Next {
  const mark = chosenMark(state);
  if (!mark) return quiet(moved(state, { step, direction, extend: true }));
  const range = stepped(state.reading, mark.now, edge, step, direction);
  return range ? bounded(state, mark, range) : refuse(state, "bounds.empty");
}

export function setsBounds(state: State, uuid: string, range: Range): Next {
  const mark = markAt(state, uuid);
  return mark ? bounded(state, mark, range) : quiet(state);
}

function bounded(state: State, { uuid, now: before }: LiveMark, { start, end }: Range): Next {
  if (start === before.start && end === before.end) return quiet(state);
  if (start >= end) return refuse(state, "bounds.empty");
  const obstacle = obstacleTo(state, before.label, { start, end }, uuid);
  const label = nameOf(state, before.label);
  if (obstacle) return refuse(state, obstacle === "crossesBlocks" ? "bounds.crosses" : "bounds.overlaps", { label });
  const after: Content = { ...before, start, end, quote: state.reading.text.slice(start, end) };
  // The reader's place follows the boundary that moved, so that it comes into view.
  const place = end === before.end ? start : end - 1;
  const next = { ...freed(state), chosen: uuid, selection: caretAt(place) };
  return edited(next, { kind: "span", uuid, before, after }, "bounds.moved");
}
