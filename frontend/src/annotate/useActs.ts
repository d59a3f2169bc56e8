import { useEffect, type RefObject } from "react";
import { flushSync } from "react-dom";
import type { Assignment } from "../api/client";
import type { Direction } from "../text/selection";
import { askFor, nextGap, questionToAnswer } from "./asking";
import { escapesFocus, type FocusMode } from "./focusMode";
import type { Gap } from "./gaps";
import type { Wish } from "./keyTable";
import { lastValues, type ValuesMemory } from "./lastValues";
import { candidates } from "./linkActs";
import type { LiveMark } from "./marks";
import { nextOverlapping } from "./overlapping";
import type { View } from "./session";
import type { SpokenKey, Way } from "./spoken";
import { chosenMark, type Action, type State } from "./state";
import { useStable } from "../ui/useStable";
import type { PanelView } from "./useViews";

/** Of a row of choices the chosen one, since Tab would go there and not onward. */
const FIRST_DETAIL = ".details .field:first-child:has(:checked) :checked, .details .field:first-child:not(:has(:checked)) input";

/** Between two versions; it comes before all details. */
const CHOICE = ".conflict button";

/** The last field of a span. */
const NOTE = ".details fieldset > .field:last-child textarea";

export type DialogName = "shortcuts" | "submit" | "comfort" | "report" | "bulk";

interface Bench extends View {
  readonly assignment: Assignment;
  readonly marks: readonly LiveMark[];
  readonly gaps: readonly Gap[];
  readonly memory: ValuesMemory;
  readonly article: RefObject<HTMLElement | null>;
  readonly panel: RefObject<HTMLElement | null>;
  readonly dispatch: (action: Action) => void;
  /** What stands beside the text may be drawn a frame later. */
  readonly hold: () => void;
  readonly open: (dialog: DialogName) => void;
  readonly openGuide: () => void;
  /** Where one goes after submitting. */
  readonly onward: string;
  readonly openView: (view: PanelView) => void;
  /** Draws a span that may be hidden. */
  readonly reveal: (uuid: string) => void;
  readonly focusMode: FocusMode;
}

export interface Acts {
  readonly putLabel: (slug: string) => void;
  readonly goTo: (uuid: string) => void;
  /** A span was pressed: the end of the link being drawn, or else chosen. */
  readonly point: (uuid: string) => void;
  readonly toQuestions: () => void;
  /** To a span that is incomplete, and to what is missing of it. */
  readonly toGap: (uuid: string) => void;
  readonly toNextGap: () => void;
  readonly takeLast: () => void;
  readonly askForBulk: () => void;
  readonly askToSubmit: () => void;
  /** Does it and goes back to the text: the button that asked for it may be gone. */
  readonly inText: (action: Action) => void;
  readonly toText: () => void;
  readonly fulfil: (wish: Wish) => void;
}

/** What keys and buttons set going: actions on the state, and where the focus goes with them. */
export function useActs(bench: Bench): Acts {
  const { assignment, article, panel, dispatch, open } = bench;
  const toText = (): void => article.current?.focus({ preventScroll: true });
  useEffect(() => article.current?.focus({ preventScroll: true }), [article]);

  const putLabel = (label: string): void => {
    const made = crypto.randomUUID();
    const { relabelling, chosen } = bench.state;
    flushSync(() => {
      if (!asksFor(bench.state, label)) bench.hold();
      dispatch({ type: "label", label, uuid: made });
    });
    document.getSelection()?.removeAllRanges();
    ask(relabelling && chosen !== null ? chosen : made);
  };
  /** What the codebook requires is asked once, right away; Escape leaves it for later. */
  const ask = (uuid: string): void => {
    const linking = article.current?.closest(".linking");
    if (linking || !askFor(panel.current, uuid)) toText();
  };
  const draw = (target?: string): void => {
    const source = bench.state.linking?.source;
    flushSync(() => dispatch({ type: "draw", uuid: crypto.randomUUID(), ...(target === undefined ? {} : { target }) }));
    if (source !== undefined) ask(source);
  };
  const toGap = (uuid: string): void => {
    goTo(uuid);
    // The panel shows the span a moment later.
    setTimeout(() => askFor(panel.current, uuid));
  };
  const toNextGap = (): void => {
    const gap = nextGap(bench.gaps, bench.state);
    if (gap) toGap(gap.mark.uuid);
    else dispatch({ type: "say", key: "undo.nothingIncomplete" });
  };
  const takeLast = (): void => {
    const mark = chosenMark(bench.state);
    if (!mark) return dispatch({ type: "say", key: "nothingChosen" });
    const values = lastValues(bench.state, mark, bench.memory);
    if (Object.keys(values).length === 0) return dispatch({ type: "say", key: "undo.noLastValues" });
    const content = { ...mark.now, attributes: { ...mark.now.attributes, ...values } };
    flushSync(() => dispatch({ type: "change", uuid: mark.uuid, content }));
    ask(mark.uuid);
  };
  const askForBulk = (): void => {
    if (bench.state.closed) dispatch({ type: "say", key: "closed" });
    else if (chosenMark(bench.state)) open("bulk");
    else dispatch({ type: "say", key: "nothingChosen" });
  };
  const goTo = (uuid: string, way: Way = {}): void => {
    bench.reveal(uuid);
    // Chosen before it is focused, so that its name is down to its words by then.
    flushSync(() => dispatch({ type: "choose", uuid, ...way }));
    markIn(article.current, uuid)?.focus();
  };
  const goToOverlapping = (): void => {
    const stop = nextOverlapping(bench.state);
    if (stop) goTo(stop.uuid, { among: stop.among });
    else dispatch({ type: "say", key: "noOther" });
  };
  const point = (uuid: string): void => {
    if (bench.state.linking) draw(uuid);
    else dispatch({ type: "choose", uuid });
  };
  const goToNext = (direction: Direction): void => {
    const next = bench.state.linking ? nextAim(bench.state, direction) : nextMark(bench.marks, bench.state, direction);
    if (!next) return dispatch({ type: "tell", key: atTheEnd(bench.state, direction) });
    if (!bench.state.linking) return goTo(next.uuid);
    dispatch({ type: "aim", uuid: next.uuid });
    markIn(article.current, next.uuid)?.scrollIntoView({ block: "nearest" });
  };
  const askToSubmit = (): void => askFirst(bench);
  const enter = (): void => {
    if (bench.state.linking) draw();
    else if (bench.state.chosen === null) toLabels(".label");
    else dispatch({ type: "selectChosen" });
  };
  const toLabels = (selector: string): void => {
    bench.openView("labels");
    focusIn(panel.current, selector);
  };
  const toQuestions = (): void => focusOn(questionToAnswer());
  const rate = (confidence: number | null): void => {
    const mark = chosenMark(bench.state);
    if (!mark) return dispatch({ type: "say", key: "nothingChosen" });
    inText({ type: "change", uuid: mark.uuid, content: { ...mark.now, confidence } });
  };
  const inText = (action: Action): void => {
    if (action.type === "remove") bench.hold();
    dispatch(action);
    toText();
  };

  const fulfil = (wish: Wish): void => {
    switch (wish.type) {
      case "label":
        return putLabel(wish.label);
      case "span":
        return goToNext(wish.direction);
      case "overlap":
        return goToOverlapping();
      case "submit":
        return bench.state.closed ? location.assign(bench.onward) : askToSubmit();
      case "help":
        return open("shortcuts");
      case "comfort":
      case "report":
        return open(wish.type);
      case "focus":
        return bench.focusMode.toggle();
      case "enter":
        return enter();
      case "search":
        return toLabels("input[type=search]");
      case "list":
        return bench.openView("spans");
      case "details":
        return focusIn(panel.current, panel.current?.querySelector(CHOICE) ? CHOICE : FIRST_DETAIL);
      case "note":
        return focusIn(panel.current, NOTE);
      case "guide":
        return bench.openGuide();
      case "bulk":
        return askForBulk();
      case "last":
        return takeLast();
      case "incomplete":
        return toNextGap();
      case "questions":
        return toQuestions();
      case "confidence":
        return rate(wish.level);
      case "article":
        return leaveFor(assignment, wish.direction);
      case "back":
        return toText();
      case "escape":
        if (escapesFocus(bench)) return bench.focusMode.toggle();
        return inText({ type: "collapse" });
      default:
        return inText(wish);
    }
  };
  // These two stay the same, so that lists of many buttons need not be drawn anew at every step.
  const stable = { putLabel: useStable(putLabel), goTo: useStable(goTo) };
  return { ...stable, point, toGap, toNextGap, takeLast, askForBulk, toQuestions, askToSubmit, inText, toText, fulfil };
}

function asksFor({ labels }: State, slug: string): boolean {
  return labels.get(slug)?.attributes.some(({ required }) => required) ?? false;
}

/** Only what the server has is submitted, so nothing may be on its way. */
function askFirst({ state, standing, dispatch, open }: Bench): void {
  if (state.closed) return;
  if (standing.waiting + standing.disputed > 0) dispatch({ type: "say", key: "unsent" });
  else open("submit");
}

/** The span after (or before) the chosen one, or else after the caret. */
function nextMark(
  marks: readonly LiveMark[],
  { chosen, selection }: State,
  direction: Direction,
): LiveMark | undefined {
  const index = marks.findIndex((mark) => mark.uuid === chosen);
  if (index !== -1) return marks[index + direction];
  return direction === 1
    ? marks.find((mark) => mark.now.start >= selection.focus)
    : marks.findLast((mark) => mark.now.start < selection.focus);
}

function atTheEnd({ chosen }: State, direction: Direction): SpokenKey {
  if (chosen === null) return direction === 1 ? "noneAfter" : "noneBefore";
  return direction === 1 ? "lastSpan" : "firstSpan";
}

/** The next span that the link being drawn may end at; after the last comes the first. */
function nextAim(state: State, direction: Direction): LiveMark | undefined {
  const there = state.linking ? candidates(state, state.linking) : [];
  const index = there.findIndex(({ uuid }) => uuid === state.linking?.aim);
  return there.at((index + direction) % there.length);
}

function markIn(article: HTMLElement | null, uuid: string): HTMLElement | null {
  return article?.querySelector<HTMLElement>(`mark[data-uuid="${uuid}"][tabindex]`) ?? null;
}

function focusIn(place: ParentNode | null, selector: string): void {
  focusOn(place?.querySelector<HTMLElement>(selector));
}

function focusOn(found: HTMLElement | null | undefined): void {
  found?.scrollIntoView({ block: "center" });
  found?.focus();
}

function leaveFor({ queue }: Assignment, direction: Direction): void {
  const there = direction === 1 ? queue.following : queue.previous;
  if (there !== null) location.assign(`/assignments/${there}/`);
}
