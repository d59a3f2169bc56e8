import { touch } from "../text/segments";
import { target } from "../text/selection";
import { inOrder, type LiveMark } from "./marks";
import { chosenMark, markAt, type State } from "./state";

/** Where one key goes on to, and the spans it goes round through. */
export interface Stop {
  readonly uuid: string;
  readonly among: readonly string[];
}

/** Of spans on top of each other the shortest first, then the others in turn; it goes round. */
export function nextOverlapping(state: State): Stop | null {
  const chosen = chosenMark(state);
  const among = chosen ? around(state, chosen) : shortestFirst(spansAt(state)).map(({ uuid }) => uuid);
  const next = among[(among.indexOf(chosen?.uuid ?? "") + 1) % Math.max(among.length, 1)];
  return next === undefined || next === chosen?.uuid ? null : { uuid: next, among };
}

/** The round that is under way, else the chosen span and those that overlap it. */
function around(state: State, chosen: LiveMark): readonly string[] {
  const known = state.among.filter((uuid) => markAt(state, uuid));
  if (known.includes(chosen.uuid)) return known;
  const others = inOrder(state.kept).filter(({ now }) => touch(now, chosen.now));
  return shortestFirst(others).map(({ uuid }) => uuid);
}

/** Over the selected words, or the word at the caret. */
function spansAt(state: State): LiveMark[] {
  const range = target(state.reading, state.selection);
  return range ? inOrder(state.kept).filter(({ now }) => touch(now, range)) : [];
}

function shortestFirst(marks: readonly LiveMark[]): LiveMark[] {
  return marks.toSorted((a, b) => a.now.end - a.now.start - (b.now.end - b.now.start));
}
