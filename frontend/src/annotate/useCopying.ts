import { useCallback, type ClipboardEvent } from "react";
import { selectedRange } from "../text/selection";
import type { State } from "./state";

/** The painted selection is not the browser's own, so copying it needs a hand. */
export function useCopying({ reading, selection }: State): (event: ClipboardEvent) => void {
  return useCallback(
    (event) => {
      const range = selectedRange(reading, selection);
      if (!range || document.getSelection()?.isCollapsed === false) return;
      event.clipboardData.setData("text/plain", reading.text.slice(range.start, range.end));
      event.preventDefault();
    },
    [reading, selection],
  );
}
