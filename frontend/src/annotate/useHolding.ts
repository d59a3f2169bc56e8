import { useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";
import { dragged, type Edge } from "../text/bounds";
import type { Range, Reading } from "../text/reading";
import { placeOf } from "./boundPlaces";
import { paced, resting, type Pace } from "./pace";
import { scrollAtRim } from "./painting";
import { pointUnder } from "./pointing";
import { STILL } from "./useArticlePointer";

interface Held {
  readonly edge: Edge;
  /** From the pointer to the boundary it holds: the finger lies beside the words, not on them. */
  readonly away: { readonly x: number; readonly y: number };
  readonly pace: Pace;
  readonly alt: boolean;
  /** Where it was taken, as long as the hand has not moved from there. */
  readonly still: { readonly x: number; readonly y: number } | null;
  /** What the span would be. */
  readonly range: Range;
}

interface Subject {
  readonly article: RefObject<HTMLElement | null>;
  readonly column: RefObject<HTMLElement | null>;
  readonly reading: Reading;
  readonly range: Range;
  readonly onDrop: (range: Range) => void;
  /** Nothing was moved: what was meant lies below the handle. */
  readonly onTap: (x: number, y: number) => void;
}

export interface Holding {
  readonly edge: Edge | null;
  /** Where the span would begin and end if one let go now. */
  readonly preview: Range | null;
  readonly take: (edge: Edge, event: PointerEvent) => void;
  readonly move: (event: PointerEvent) => void;
  readonly drop: () => void;
  readonly leave: () => void;
}

/** A boundary in the hand. Nothing is changed before one lets go, and Escape leaves all as it was. */
export function useHolding(subject: Subject): Holding {
  const held = useRef<Held | null>(null);
  const [edge, setEdge] = useState<Edge | null>(null);
  const [preview, setPreview] = useState<Range | null>(null);
  // The hand may be faster than the page is drawn: what counts stands in `held`, not in what is shown.
  const follow = (now: Held): void => {
    const range = rangeUnder(subject, now) ?? now.range;
    held.current = { ...now, range };
    setPreview(range);
  };
  const leave = (): void => {
    held.current = null;
    setEdge(null);
    setPreview(null);
  };
  const take = (which: Edge, event: PointerEvent): void => {
    const found = grip(subject, which, event);
    // One finger is enough: a second one must not take over what the first holds.
    if (event.button !== 0 || held.current || !found) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = found;
    setEdge(which);
  };
  const move = (event: PointerEvent): void => {
    const now = held.current;
    if (!now) return;
    if (now.still && Math.hypot(event.clientX - now.still.x, event.clientY - now.still.y) <= STILL) return;
    const pace = paced(now.pace, event.timeStamp, event.clientX, event.clientY);
    scrollAtRim(subject.column.current, event.clientY);
    follow({ ...now, still: null, pace, alt: event.altKey });
  };
  const drop = (): void => {
    const last = held.current;
    // As long as it is held the handle lets through what is below it.
    if (last?.still) subject.onTap(last.still.x, last.still.y);
    leave();
    if (last && !last.still) subject.onDrop(last.range);
  };
  useKeysWhile(edge !== null, leave, (alt) => held.current && follow({ ...held.current, alt }));
  return { edge, preview, take, move, drop, leave };
}

function grip({ article, reading, range }: Subject, edge: Edge, event: PointerEvent): Held | null {
  const place = article.current && placeOf(article.current, reading, range, edge);
  if (!place) return null;
  const away = { x: place.x - event.clientX, y: (place.top + place.bottom) / 2 - event.clientY };
  const still = { x: event.clientX, y: event.clientY };
  return { edge, away, range, still, pace: resting(event.timeStamp, still.x, still.y), alt: event.altKey };
}

function rangeUnder({ article, reading, range }: Subject, { edge, away, pace, alt }: Held): Range | null {
  const point = pointUnder(pace.x + away.x, pace.y + away.y);
  if (point === null || !article.current) return null;
  return dragged(reading, range, edge, point, alt ? "character" : pace.by);
}

/** Escape leaves the boundary alone; Alt, pressed or let go on the way, tells words from characters. */
function useKeysWhile(active: boolean, onEscape: () => void, onAlt: (down: boolean) => void): void {
  const latest = useRef({ onEscape, onAlt });
  useEffect(() => {
    latest.current = { onEscape, onAlt };
  });
  useEffect(() => {
    if (!active) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") latest.current.onEscape();
      if (event.key === "Alt") latest.current.onAlt(event.type === "keydown");
    };
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("keyup", onKey, true);
    return () => {
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("keyup", onKey, true);
    };
  }, [active]);
}
