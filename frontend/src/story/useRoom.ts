import { useSyncExternalStore } from "react";

const WIDTHS = ["(min-width: 800px)", "(min-width: 1200px)"];

function watch(onChange: () => void): () => void {
  const queries = WIDTHS.map((width) => matchMedia(width));
  queries.forEach((query) => query.addEventListener("change", onChange));
  return () => queries.forEach((query) => query.removeEventListener("change", onChange));
}

/** How many articles find room side by side: one, two or three. */
export function useRoom(): number {
  return useSyncExternalStore(watch, () => 1 + WIDTHS.filter((width) => matchMedia(width).matches).length);
}
