import { useCallback, useEffect, useState } from "react";
import { plainKey } from "../ui/plainKeys";
import { stepped, windowFrom } from "./window";

interface Current {
  readonly current: number;
  /** The leftmost article that is shown. */
  readonly first: number;
  readonly show: (index: number) => void;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

export function columnId(number: number): string {
  return `telling-${number}`;
}

/** The article one is at; the arrow keys take the focus to the one beside it. */
export function useCurrent(total: number, room: number): Current {
  const [place, setPlace] = useState({ current: 0, start: 0 });
  const current = Math.min(place.current, Math.max(0, total - 1));
  const first = windowFrom(place.start, current, room, total);
  const show = useCallback(
    (index: number) => setPlace(({ start }) => ({ current: index, start: windowFrom(start, index, room, total) })),
    [room, total],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const step = STEPS[plainKey(event) ?? ""];
      if (step === undefined) return;
      event.preventDefault();
      const next = document.activeElement?.closest(".telling") ? stepped(current, step, total) : current;
      show(next);
      // The column may only come with the next drawing.
      requestAnimationFrame(() => document.getElementById(columnId(next))?.focus());
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [current, total, show]);
  return { current, first, show };
}
