import { useEffect, useLayoutEffect, type RefObject } from "react";
import { caretRange, isCaret, selectedRange } from "../text/selection";
import { paint, reveal } from "./painting";
import type { State } from "./state";

/** Shows the caret or the selection, and scrolls to where the keyboard has gone. */
export function usePainting(
  article: RefObject<HTMLElement | null>,
  column: RefObject<HTMLElement | null>,
  state: State,
): void {
  const { reading, selection, chosen, kept } = state;
  useLayoutEffect(() => {
    if (!article.current) return;
    paint(article.current, "selection", selectedRange(reading, selection));
    const caret = isCaret(selection) && chosen === null ? caretRange(reading, selection) : null;
    paint(article.current, "caret", caret);
  }, [article, reading, selection, chosen, kept]);
  useEffect(() => {
    const focus = caretRange(reading, { ...selection, anchor: selection.focus });
    if (article.current && column.current && focus) reveal(article.current, column.current, focus);
  }, [article, column, reading, selection]);
}
