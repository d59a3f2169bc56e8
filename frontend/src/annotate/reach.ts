import { caretAt, isCaret, move, target, toggleQuotes, type Direction, type Step } from "../text/selection";
import { candidates } from "./linkActs";
import { refusal } from "./notices";
import { aimSpoken, characterSpoken, chosenSpoken, type Way } from "./spoken";
import { chosenMark, markAt, type State } from "./state";

/** Where the reader goes: nothing here changes what was made. */

export function moved(
  state: State,
  { step, direction, extend }: { step: Step; direction: Direction; extend: boolean },
): State {
  const from = chosenMark(state) ? caretAt(state.selection.focus) : state.selection;
  const next = freed({ ...state, selection: move(state.reading, from, step, direction, extend) });
  return step === "character" && !extend ? { ...next, notice: next.notice ?? characterSpoken(next) } : next;
}

export function letGo(state: State): State {
  // Escape leaves the drawing of a link or the choice of a label first, and the span stays chosen.
  if (state.linking || state.relabelling) return { ...state, linking: null, relabelling: false, notice: null };
  const point = target(state.reading, state.selection)?.start ?? state.selection.focus;
  return freed({ ...state, selection: caretAt(point) });
}

export function chosenSelected(state: State): State {
  const mark = chosenMark(state);
  if (!mark) return state;
  const selection = { anchor: mark.now.start, focus: mark.now.end, by: "character" } as const;
  return freed({ ...state, selection });
}

export function quotesToggled(state: State): State {
  const selection = toggleQuotes(state.reading, state.selection);
  if (selection === state.selection) return { ...state, notice: refusal("noQuotes") };
  return freed({ ...state, selection });
}

export function chose(state: State, uuid: string | null, way: Way = {}): State {
  const mark = markAt(state, uuid);
  if (!mark) return freed(state);
  if (state.chosen === uuid && isCaret(state.selection)) return state;
  const next = { ...freed(state), chosen: mark.uuid, considered: mark.now.label, among: way.among ?? [] };
  const notice = next.notice ?? chosenSpoken(state, mark, way);
  return { ...next, selection: caretAt(mark.now.start), notice };
}

/** While a link is drawn: the span it would lead to. */
export function aimed(state: State, uuid: string): State {
  if (!state.linking || uuid === state.linking.source) return state;
  const there = candidates(state, state.linking);
  const aim = there.find((mark) => mark.uuid === uuid);
  const notice = aim ? aimSpoken(state, aim, there) : refusal("cannotLink");
  return { ...state, linking: { ...state.linking, aim: aim?.uuid ?? null }, notice };
}

/** No span chosen, no label change or link under way; what the server said stays until it is dismissed. */
export function freed(state: State): State {
  const notice = state.notice?.kind === "server" ? state.notice : null;
  return { ...state, chosen: null, relabelling: false, among: [], linking: null, typing: null, notice };
}
