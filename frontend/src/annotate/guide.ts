import type { Label } from "../api/client";
import { isCaret, type Direction } from "../text/selection";
import type { Press } from "./keys";
import type { LiveMark } from "./marks";
import { chosenMark, type State } from "./state";

/** The label that the reader has before them: of the chosen span, of the innermost one at the caret, or the last used. */
export function labelHere(state: State, marks: readonly LiveMark[]): string | null {
  const chosen = chosenMark(state);
  if (chosen) return chosen.now.label;
  return innermost(state, marks)?.now.label ?? state.considered;
}

function innermost({ selection }: State, marks: readonly LiveMark[]): LiveMark | undefined {
  const place = selection.focus;
  const around = isCaret(selection) ? marks.filter(({ now }) => now.start <= place && place < now.end) : [];
  const length = ({ now }: LiveMark): number => now.end - now.start;
  return around.toSorted((a, b) => length(a) - length(b))[0];
}

/** The label before or after; after the last comes the first. */
export function neighbour(labels: readonly Label[], slug: string, direction: Direction): string {
  const index = labels.findIndex((label) => label.slug === slug);
  return labels.at((index + direction) % labels.length)?.slug ?? slug;
}

/** What a key asks of the guide while the keyboard is in it. Everything else is the page's. */
export type GuideWish =
  | { type: "close" }
  | { type: "leaveSearch" }
  | { type: "turn"; direction: Direction }
  | { type: "relabel"; key: string };

export function guideWish(press: Press, place: { inField: boolean; relabelKeys: ReadonlySet<string> }): GuideWish | null {
  if (press.ctrl || press.alt) return null;
  if (place.inField) return press.key === "Escape" ? { type: "leaveSearch" } : null;
  switch (press.key) {
    case "Escape":
    case ",":
      return { type: "close" };
    case "ArrowLeft":
      return { type: "turn", direction: -1 };
    case "ArrowRight":
      return { type: "turn", direction: 1 };
    default:
      return relabelWish(press.key.toLowerCase(), place.relabelKeys);
  }
}

function relabelWish(key: string, keys: ReadonlySet<string>): GuideWish | null {
  return keys.has(key) ? { type: "relabel", key } : null;
}
