import type { KeyboardEvent } from "react";

const ENTRY = "button[data-uuid]";

/** The first entry of a list, or the first of a kind. */
export function entryAt(place: ParentNode | null, kind = ""): HTMLElement | null {
  return place?.querySelector<HTMLElement>(`${ENTRY}${kind}`) ?? null;
}

export function uuidOf(target: EventTarget): string | null {
  return (target instanceof Element && target.closest<HTMLElement>(ENTRY)?.dataset.uuid) || null;
}

/** Arrow keys, Home and End inside a list of entries. */
export function moveIn(event: KeyboardEvent<HTMLElement>): void {
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>(ENTRY)];
  const at = entries.findIndex((entry) => entry === document.activeElement);
  const next = nextAt(event.key, at, entries.length);
  if (at === -1 || next === null) return;
  entries[next]?.focus();
  event.preventDefault();
}

function nextAt(key: string, at: number, all: number): number | null {
  switch (key) {
    case "ArrowDown":
      return Math.min(at + 1, all - 1);
    case "ArrowUp":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return all - 1;
    default:
      return null;
  }
}
