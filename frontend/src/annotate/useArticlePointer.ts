import { useEffect, useRef, type RefObject } from "react";
import { caretAt, type Selection } from "../text/selection";
import { nativeRange, pointUnder } from "./pointing";

interface Hands {
  readonly anchor: number;
  readonly onSelect: (selection: Selection) => void;
  readonly onChoose: (uuid: string) => void;
}

const SETTLED = 250;
/** A hand that presses moves so many pixels without meaning it. */
export const STILL = 4;

/**
 * Mouse and touch. A mouse selects when the button is let go; a finger works with the
 * browser's own handles, and the page follows them.
 */
export function useArticlePointer(article: RefObject<HTMLElement | null>, hands: Hands): void {
  const latest = useRef(hands);
  useEffect(() => {
    latest.current = hands;
  });
  useEffect(() => {
    if (!article.current) return undefined;
    return follow(article.current, () => latest.current);
  }, [article]);
}

function follow(article: HTMLElement, hands: () => Hands): () => void {
  let byTouch = false;
  let timer = 0;
  let down: PointerEvent | null = null;
  const onDown = (event: PointerEvent): void => {
    byTouch = event.pointerType !== "mouse";
    down = event.button === 0 ? event : null;
  };
  const onUp = (event: PointerEvent): void => {
    if (down) letGo(article, down, event, hands());
    down = null;
  };
  // A finger that scrolls is no press: the browser took it over.
  const onCancel = (): void => void (down = null);
  const onSelectionChange = (): void => {
    if (!byTouch) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => takeNative(article, hands()), SETTLED);
  };
  article.addEventListener("pointerdown", onDown);
  document.addEventListener("pointerup", onUp);
  document.addEventListener("pointercancel", onCancel);
  document.addEventListener("selectionchange", onSelectionChange);
  return () => {
    clearTimeout(timer);
    article.removeEventListener("pointerdown", onDown);
    document.removeEventListener("pointerup", onUp);
    document.removeEventListener("pointercancel", onCancel);
    document.removeEventListener("selectionchange", onSelectionChange);
  };
}

function letGo(article: HTMLElement, down: PointerEvent, event: PointerEvent, hands: Hands): void {
  const point = pointUnder(event.clientX, event.clientY);
  const by = event.altKey ? "character" : "word";
  if (event.shiftKey && point !== null) {
    // From where this page's own selection began: the browser would go on from its last click.
    document.getSelection()?.removeAllRanges();
    hands.onSelect({ anchor: hands.anchor, focus: point, by });
    return;
  }
  if (takeNative(article, hands, by)) {
    if (event.pointerType === "mouse") document.getSelection()?.removeAllRanges();
    return;
  }
  const anchor = isDrag(down, event) ? pointUnder(down.clientX, down.clientY) : null;
  if (anchor !== null && point !== null && anchor !== point) {
    // Where a mark begins Chromium gives it the focus and selects nothing.
    hands.onSelect({ anchor, focus: point, by });
    return;
  }
  press(event.target, point, hands);
}

/** A press at a place of the page, whatever lay over the words there. */
export function pressAt(x: number, y: number, hands: Pressing): void {
  press(document.elementFromPoint(x, y), pointUnder(x, y), hands);
}

type Pressing = Pick<Hands, "onSelect" | "onChoose">;

function press(target: EventTarget | null, point: number | null, { onSelect, onChoose }: Pressing): void {
  const uuid = uuidAt(target);
  if (uuid !== null) onChoose(uuid);
  else if (point !== null) onSelect(caretAt(point));
}

function isDrag(down: PointerEvent, up: PointerEvent): boolean {
  return up.pointerType === "mouse" && Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY) > STILL;
}

function takeNative(article: HTMLElement, hands: Hands, by: Selection["by"] = "word"): boolean {
  const range = nativeRange(article);
  if (range) hands.onSelect({ ...range, by });
  return range !== null;
}

function uuidAt(target: EventTarget | null): string | null {
  const mark = target instanceof Element ? target.closest<HTMLElement>("mark[data-uuid]") : null;
  return mark?.dataset.uuid ?? null;
}
