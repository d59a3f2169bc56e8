import type { Label } from "../api/client";
import { isCaret, type Direction } from "../text/selection";
import type { Keyboard } from "./keyboard";
import { wishOf } from "./keys";
import type { Press } from "./chords";
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
  | { type: "relabel"; label: string };

interface Place {
  readonly inField: boolean;
  readonly canRelabel: boolean;
  readonly keyboard: Keyboard;
}

export function guideWish(press: Press, { inField, canRelabel, keyboard }: Place): GuideWish | null {
  if (inField) return press.key === "Escape" ? { type: "leaveSearch" } : null;
  if (!press.ctrl && !press.alt && press.key === "ArrowLeft") return { type: "turn", direction: -1 };
  if (!press.ctrl && !press.alt && press.key === "ArrowRight") return { type: "turn", direction: 1 };
  const wish = wishOf(press, keyboard, false);
  if (wish?.type === "escape" || wish?.type === "guide") return { type: "close" };
  return wish?.type === "label" && canRelabel ? { type: "relabel", label: wish.label } : null;
}
