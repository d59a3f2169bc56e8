import { useCallback, useMemo, useState, type RefObject } from "react";
import { isCaret } from "../text/selection";
import type { State } from "./state";

export interface FocusMode {
  readonly on: boolean;
  readonly toggle: () => void;
}

/** Only the article and the line below it; the panel comes as long as the keyboard is in it. */
export function useFocusMode(article: RefObject<HTMLElement | null>): FocusMode {
  const [on, setOn] = useState(false);
  const toggle = useCallback(() => {
    setOn((was) => !was);
    article.current?.focus({ preventScroll: true });
  }, [article]);
  return useMemo(() => ({ on, toggle }), [on, toggle]);
}

interface Bench {
  readonly focusMode: FocusMode;
  readonly state: State;
  readonly panel: RefObject<HTMLElement | null>;
}

/** Escape lets go of what one holds first, or leaves the panel. */
export function escapesFocus({ focusMode, state, panel }: Bench): boolean {
  const holds = state.chosen !== null || state.linking !== null || !isCaret(state.selection);
  return focusMode.on && !holds && panel.current?.contains(document.activeElement) !== true;
}
