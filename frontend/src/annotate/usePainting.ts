import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import { caretRange, isCaret, selectedRange } from "../text/selection";
import { paint, reveal } from "./painting";
import type { State } from "./state";

/** Shows the caret or the selection, and scrolls to where the keyboard has gone. */
export function usePainting(
  article: RefObject<HTMLElement | null>,
  column: RefObject<HTMLElement | null>,
  state: State,
): void {
  const { reading, selection, chosen, kept, closed } = state;
  const byKey = useLastHand();
  useLayoutEffect(() => {
    if (!article.current) return;
    paint(article.current, "selection", selectedRange(reading, selection));
    const caret = isCaret(selection) && chosen === null && !closed ? caretRange(reading, selection) : null;
    paint(article.current, "caret", caret);
  }, [article, reading, selection, chosen, kept, closed]);
  useEffect(() => {
    // What is pressed is in view already, and must not move away under the second press; nor does
    // what is being read when the page has just been opened.
    if (!byKey.current) return;
    const focus = caretRange(reading, { ...selection, anchor: selection.focus });
    if (article.current && column.current && focus) reveal(article.current, column.current, focus);
  }, [article, column, reading, selection, byKey]);
}

/** Whether the keyboard acted last, and not mouse or finger. */
function useLastHand(): RefObject<boolean> {
  const byKey = useRef(false);
  useEffect(() => {
    const pointer = (): void => void (byKey.current = false);
    const key = (): void => void (byKey.current = true);
    document.addEventListener("pointerdown", pointer, true);
    document.addEventListener("keydown", key, true);
    return () => {
      document.removeEventListener("pointerdown", pointer, true);
      document.removeEventListener("keydown", key, true);
    };
  }, []);
  return byKey;
}
