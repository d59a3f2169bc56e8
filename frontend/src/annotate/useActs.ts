import { useEffect, useMemo, type RefObject } from "react";
import type { Assignment } from "../api/client";
import type { Direction } from "../text/selection";
import type { Wish } from "./keys";
import { labelsByKey } from "./looks";
import type { LiveMark } from "./marks";
import type { View } from "./session";
import type { Action, State } from "./state";

export type DialogName = "shortcuts" | "submit";

interface Bench extends View {
  readonly assignment: Assignment;
  readonly marks: readonly LiveMark[];
  readonly article: RefObject<HTMLElement | null>;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly dispatch: (action: Action) => void;
  readonly open: (dialog: DialogName) => void;
}

export interface Acts {
  readonly labelKeys: ReadonlySet<string>;
  readonly putLabel: (slug: string) => void;
  readonly goTo: (uuid: string) => void;
  readonly askToSubmit: () => void;
  /** Does it and goes back to the text: the button that asked for it may be gone. */
  readonly inText: (action: Action) => void;
  readonly toText: () => void;
  readonly fulfil: (wish: Wish) => void;
}

/** What keys and buttons set going: actions on the state, and where the focus goes with them. */
export function useActs(bench: Bench): Acts {
  const { assignment, article, list, dispatch, open } = bench;
  const byKey = useMemo(() => labelsByKey(assignment), [assignment]);
  const labelKeys = useMemo(() => new Set(byKey.keys()), [byKey]);
  const toText = (): void => article.current?.focus({ preventScroll: true });
  useEffect(() => article.current?.focus({ preventScroll: true }), [article]);

  const putLabel = (label: string): void => {
    dispatch({ type: "label", label, uuid: crypto.randomUUID() });
    document.getSelection()?.removeAllRanges();
    toText();
  };
  const goTo = (uuid: string): void => {
    const selector = `mark[data-uuid="${uuid}"][tabindex]`;
    article.current?.querySelector<HTMLElement>(selector)?.focus();
    dispatch({ type: "choose", uuid });
  };
  const goToNext = (direction: Direction): void => {
    const next = nextMark(bench.marks, bench.state, direction);
    if (next) goTo(next.uuid);
  };
  const askToSubmit = (): void => askFirst(bench);
  const enter = (): void =>
    bench.state.chosen === null ? focusFirst(list.current) : dispatch({ type: "selectChosen" });
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
      case "escape":
        return inText({ type: "collapse" });
      default:
        return inText(wish);
    }
  };
  return { labelKeys, putLabel, goTo, askToSubmit, inText, toText, fulfil };
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

function focusFirst(list: HTMLElement | null): void {
  list?.querySelector<HTMLElement>("button")?.focus();
}
