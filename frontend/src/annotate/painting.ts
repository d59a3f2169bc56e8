import type { Range as TextRange } from "../text/reading";
import { documentRanges } from "./pointing";

/** About what the status line takes, in pixels. */
const STATUS = 60;
/** Where a hand is close enough to the rim, and how far the text then goes, in pixels. */
const RIM = 28;
const LINE = 12;

/** Paints where the reader is, without touching the text: nothing can move or lose its focus. */
export function paint(article: Element, name: "selection" | "caret" | "bounds", range: TextRange | null): void {
  const ranges = range ? documentRanges(article, range) : [];
  if ("highlights" in CSS) CSS.highlights.set(`sq-${name}`, new Highlight(...ranges));
  else selectNatively(ranges);
}

/** Keeps the place in view inside what scrolls, with some lines around it. */
export function reveal(article: Element, column: Element, range: TextRange): void {
  const box = documentRanges(article, range)[0]?.getBoundingClientRect();
  if (!box) return;
  const { scroller, frame } = scrollingOf(column);
  const margin = Math.min(96, frame.height / 4);
  const above = box.top - frame.top - margin;
  const below = box.bottom - frame.bottom + margin;
  if (above < 0) scroller.scrollBy({ top: above });
  else if (below > 0) scroller.scrollBy({ top: below });
}

/** A finger that brings a boundary to the rim of what scrolls takes the text along, a line at a time. */
export function scrollAtRim(column: HTMLElement | null, y: number): void {
  if (!column) return;
  const { scroller, frame } = scrollingOf(column);
  if (y < frame.top + RIM) scroller.scrollBy({ top: -LINE });
  else if (y > frame.bottom - RIM) scroller.scrollBy({ top: LINE });
}

/** What is pressed low on a small screen shall not be covered by what opens below. */
export function uncover(article: Element, column: HTMLElement, uuid: string): void {
  const box = article.querySelector(`mark[data-uuid="${uuid}"]`)?.getClientRects()[0];
  if (!box) return;
  const { scroller, frame } = scrollingOf(column);
  const below = box.bottom + RIM - frame.bottom;
  if (below > 0) scroller.scrollBy({ top: below });
}

/** On the smallest screens the whole page scrolls, under a status line that stays. */
function scrollingOf(column: Element): { scroller: Element | Window; frame: DOMRect } {
  const whole = getComputedStyle(column).overflowY === "visible";
  if (!whole) return { scroller: column, frame: column.getBoundingClientRect() };
  return { scroller: window, frame: new DOMRect(0, 0, innerWidth, innerHeight - STATUS) };
}

function selectNatively(ranges: readonly Range[]): void {
  const [first] = ranges;
  const last = ranges.at(-1);
  if (!first || !last) return;
  const native = document.getSelection();
  native?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
}
