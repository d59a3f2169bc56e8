import { byFinger } from "../ui/finger";
import type { Gap } from "./gaps";
import type { State } from "./state";

const FIELD = ":is(input:checked, input, select, textarea, summary)";

/** Goes to what the codebook still requires of a span, what was said last first. False when nothing is. */
export function askFor(panel: HTMLElement | null, uuid: string): boolean {
  const details = panel?.querySelector(`.details[data-for="${uuid}"]`);
  const field = details && nextMissing(details);
  // With a finger the screen's keyboard would rise over the text.
  if (!field || byFinger()) return false;
  (details.querySelector<HTMLElement>(".offer") ?? field).focus();
  return true;
}

/** The next field that is missing, after one was filled in. */
export function nextMissing(details: Element): HTMLElement | null {
  return details.querySelector<HTMLElement>(`.missing ${FIELD}`);
}

/** After the chosen span, or after the caret; after the last comes the first. */
export function nextGap(gaps: readonly Gap[], { chosen, selection }: State): Gap | undefined {
  const index = gaps.findIndex(({ mark }) => mark.uuid === chosen);
  if (index !== -1) return gaps[(index + 1) % gaps.length];
  return gaps.find(({ mark }) => mark.now.start >= selection.focus) ?? gaps[0];
}

/** The first question without an answer, else the first of all. */
export function questionToAnswer(): HTMLElement | null {
  const open = document.querySelector<HTMLElement>(".questions .open input:enabled");
  return open ?? document.querySelector<HTMLElement>(".questions input:enabled") ?? document.querySelector<HTMLElement>(".questions h2");
}
