/** A rectangle on the screen. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const SLACK = 6;
const GAP = 8;

/** The spans over an element, the innermost first. */
export function uuidsOver(target: EventTarget | null): string[] {
  const uuids: string[] = [];
  let mark = target instanceof Element ? target.closest<HTMLElement>("mark[data-uuid]") : null;
  while (mark) {
    uuids.push(mark.dataset.uuid ?? "");
    mark = mark.parentElement?.closest<HTMLElement>("mark[data-uuid]") ?? null;
  }
  return uuids;
}

/** Of the lines of a span the one that the pointer is on. */
export function lineUnder(mark: Element, { y }: Point): Box | null {
  const lines = [...mark.getClientRects()];
  return lines.find((line) => y >= line.top && y <= line.bottom) ?? lines[0] ?? null;
}

/** Whether a point is in a card, or on the way from its line to it. */
export function onTheWay({ x, y }: Point, line: Box, card: Box): boolean {
  const all = { left: Math.min(line.left, card.left), right: Math.max(line.right, card.right) };
  const high = Math.min(line.top, card.top) - SLACK;
  const low = Math.max(line.bottom, card.bottom) + SLACK;
  return x >= all.left - SLACK && x <= all.right + SLACK && y >= high && y <= low;
}

/** Beside the text where there is a margin, else below the line, or above where no room is left below. */
export function placed(card: HTMLElement, column: HTMLElement, line: Box): void {
  const frame = column.getBoundingClientRect();
  const margin = column.querySelector(".notes")?.getBoundingClientRect();
  const beside = margin !== undefined && margin.width > 0;
  card.classList.toggle("beside", beside);
  const { offsetWidth: width, offsetHeight: height } = card;
  const right = frame.left + column.clientWidth - width - GAP;
  const left = beside ? margin.left : Math.max(frame.left + GAP, Math.min(line.left, right));
  const below = line.bottom + GAP;
  const fits = below + height <= frame.bottom;
  const wanted = beside ? line.top : fits ? below : line.top - GAP - height;
  const top = Math.max(frame.top + GAP, Math.min(wanted, frame.bottom - height - GAP));
  card.style.setProperty("left", `${Math.round(left - frame.left + column.scrollLeft)}px`);
  card.style.setProperty("top", `${Math.round(top - frame.top + column.scrollTop)}px`);
}
