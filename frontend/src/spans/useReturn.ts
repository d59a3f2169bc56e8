import { useEffect, useRef, useState } from "react";

interface Place {
  readonly pages: number;
  readonly top: number;
}

interface Paged {
  readonly pages: number;
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** Who comes back finds as many pages as they had loaded, and the place they were at. */
export function useReturn({ pages, hasMore, onMore }: Paged): void {
  const [left] = useState(placeLeft);
  const back = useRef(left === null);
  useEffect(() => {
    if (back.current || left === null || pages === 0) return;
    if (pages < left.pages && hasMore) {
      onMore();
      return;
    }
    back.current = true;
    scrollTo({ top: left.top, behavior: "instant" });
  }, [left, pages, hasMore, onMore]);
  useEffect(() => {
    const leave = (): void => keep({ pages, top: scrollY });
    addEventListener("pagehide", leave);
    return () => removeEventListener("pagehide", leave);
  }, [pages]);
}

function key(): string {
  return `scarequote.place ${location.pathname}${location.search}`;
}

/** Nowhere for who comes by a link: they begin at the top. */
function placeLeft(): Place | null {
  const [arrival] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (arrival?.type !== "back_forward" && arrival?.type !== "reload") return null;
  try {
    return JSON.parse(sessionStorage.getItem(key()) ?? "null") as Place | null;
  } catch {
    return null;
  }
}

function keep(place: Place): void {
  try {
    sessionStorage.setItem(key(), JSON.stringify(place));
  } catch {
    // Without storage one comes back to the top.
  }
}
