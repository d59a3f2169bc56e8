import { useCallback, useEffect, useMemo, type RefObject } from "react";
import type { Assignment } from "../api/client";
import type { Direction } from "../text/selection";
import type { Wish } from "./keys";
import { candidates } from "./linkActs";
import { labelsByKey } from "./looks";
import type { LiveMark } from "./marks";
import type { View } from "./session";
import { chosenMark, type Action, type State } from "./state";

/** Of a row of choices the chosen one, since Tab would go there and not onward. */
const FIRST_DETAIL = ".details .field:first-child:has(:checked) :checked, .details .field:first-child:not(:has(:checked)) input";

export type DialogName = "shortcuts" | "submit";

interface Bench extends View {
  readonly assignment: Assignment;
  readonly marks: readonly LiveMark[];
  readonly article: RefObject<HTMLElement | null>;
  readonly panel: RefObject<HTMLElement | null>;
  readonly dispatch: (action: Action) => void;
  readonly open: (dialog: DialogName) => void;
  readonly openGuide: () => void;
}

export interface Acts {
  readonly labelKeys: ReadonlySet<string>;
  readonly putLabel: (slug: string) => void;
  readonly goTo: (uuid: string) => void;
  /** A span was pressed: the end of the link being drawn, or else chosen. */
  readonly point: (uuid: string) => void;
  readonly toQuestions: () => void;
  readonly askToSubmit: () => void;
  /** Does it and goes back to the text: the button that asked for it may be gone. */
  readonly inText: (action: Action) => void;
  readonly toText: () => void;
  readonly fulfil: (wish: Wish) => void;
}

/** What keys and buttons set going: actions on the state, and where the focus goes with them. */
export function useActs(bench: Bench): Acts {
  const { assignment, article, panel, dispatch, open } = bench;
  const byKey = useMemo(() => labelsByKey(assignment), [assignment]);
  const labelKeys = useMemo(() => new Set(byKey.keys()), [byKey]);
  const toText = useCallback((): void => focusOn(article), [article]);
  useEffect(() => article.current?.focus({ preventScroll: true }), [article]);

  // These two stay the same, so that lists of many buttons need not be drawn anew at every step.
  const putLabel = useCallback(
    (label: string): void => {
      dispatch({ type: "label", label, uuid: crypto.randomUUID() });
      document.getSelection()?.removeAllRanges();
      toText();
    },
    [dispatch, toText],
  );
  const goTo = useCallback(
    (uuid: string): void => {
      focusOnMark(article, uuid);
      dispatch({ type: "choose", uuid });
    },
    [article, dispatch],
  );
  const point = (uuid: string): void => {
    if (bench.state.linking) dispatch({ type: "draw", uuid: crypto.randomUUID(), target: uuid });
    else dispatch({ type: "choose", uuid });
  };
  const goToNext = (direction: Direction): void => {
    const next = bench.state.linking ? nextAim(bench.state, direction) : nextMark(bench.marks, bench.state, direction);
    if (!next) return;
    if (!bench.state.linking) return goTo(next.uuid);
    dispatch({ type: "aim", uuid: next.uuid });
    markIn(article.current, next.uuid)?.scrollIntoView({ block: "nearest" });
  };
  const askToSubmit = (): void => askFirst(bench);
  const enter = (): void => {
    if (bench.state.linking) dispatch({ type: "draw", uuid: crypto.randomUUID() });
    else if (bench.state.chosen === null) focusIn(panel.current, ".family button");
    else dispatch({ type: "selectChosen" });
  };
  const toQuestions = (): void => focusIn(document, ".questions input");
  const rate = (confidence: number | null): void => {
    const mark = chosenMark(bench.state);
    if (!mark) return dispatch({ type: "say", key: "nothingChosen" });
    inText({ type: "change", uuid: mark.uuid, content: { ...mark.now, confidence } });
  };
  const inText = (action: Action): void => {
    dispatch(action);
    toText();
  };

  const fulfil = (wish: Wish): void => {
    switch (wish.type) {
      case "label":
        return putLabel(byKey.get(wish.key) ?? "");
      case "span":
        return goToNext(wish.direction);
      case "submit":
        return askToSubmit();
      case "help":
        return open("shortcuts");
      case "enter":
        return enter();
      case "search":
        return focusIn(panel.current, "input[type=search]");
      case "details":
        return focusIn(panel.current, FIRST_DETAIL);
      case "guide":
        return bench.openGuide();
      case "questions":
        return toQuestions();
      case "confidence":
        return rate(wish.level);
      case "article":
        return leaveFor(assignment, wish.direction);
      case "back":
        return toText();
      case "escape":
        return inText({ type: "collapse" });
      default:
        return inText(wish);
    }
  };
  return { labelKeys, putLabel, goTo, point, toQuestions, askToSubmit, inText, toText, fulfil };
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

/** The next span that the link being drawn may end at; after the last comes the first. */
function nextAim(state: State, direction: Direction): LiveMark | undefined {
  const there = state.linking ? candidates(state, state.linking) : [];
  const index = there.findIndex(({ uuid }) => uuid === state.linking?.aim);
  return there.at((index + direction) % there.length);
}

function focusOn(article: RefObject<HTMLElement | null>): void {
  article.current?.focus({ preventScroll: true });
}

function focusOnMark(article: RefObject<HTMLElement | null>, uuid: string): void {
  markIn(article.current, uuid)?.focus();
}

function markIn(article: HTMLElement | null, uuid: string): HTMLElement | null {
  return article?.querySelector<HTMLElement>(`mark[data-uuid="${uuid}"][tabindex]`) ?? null;
}

function focusIn(place: ParentNode | null, selector: string): void {
  const found = place?.querySelector<HTMLElement>(selector);
  found?.scrollIntoView({ block: "center" });
  found?.focus();
}

function leaveFor({ queue }: Assignment, direction: Direction): void {
  const there = direction === 1 ? queue.following : queue.previous;
  if (there !== null) location.assign(`/assignments/${there}/`);
}
