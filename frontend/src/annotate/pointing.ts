import { pointsBefore, unitsBefore } from "../text/offsets";
import { firstIndex, type Range as TextRange } from "../text/reading";

/**
 * Between the document on the screen and offsets in the text. Every stretch of text is
 * one text node in an element whose `data-at` says where it begins.
 */
const LEAF = "[data-at]";

export function pointOf(node: Node, offset: number): number | null {
  if (node instanceof Text) {
    const leaf = node.parentElement?.closest<HTMLElement>(LEAF);
    return leaf ? startOf(leaf) + pointsBefore(node.data, offset) : null;
  }
  return node instanceof Element ? pointInElement(node, offset) : null;
}

/** What the person has selected with mouse or finger, if it lies in the article. */
export function nativeRange(article: Element): { anchor: number; focus: number } | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return null;
  const { anchorNode, focusNode } = selection;
  if (!anchorNode || !focusNode || !article.contains(anchorNode)) return null;
  const anchor = pointOf(anchorNode, selection.anchorOffset);
  const focus = article.contains(focusNode) ? pointOf(focusNode, selection.focusOffset) : endOf(article);
  return anchor === null || focus === null ? null : { anchor, focus };
}

export function pointUnder(x: number, y: number): number | null {
  const place = caretPlace(x, y);
  return place ? pointOf(place.node, place.offset) : null;
}

export function documentRanges(article: Element, range: TextRange): Range[] {
  const blocks = touched([...article.children], startIn, range);
  return touched(blocks.flatMap(leaves), startOf, range).flatMap((leaf) => partIn(leaf, range));
}

/** Of elements in the order of the text those that a range touches: from the last that does not begin behind its start. */
function touched<E extends Element>(all: readonly E[], startsAt: (element: E) => number, { start, end }: TextRange): E[] {
  const first = firstIndex(all, (each) => startsAt(each) > start) - 1;
  const behind = firstIndex(all, (each) => startsAt(each) >= end);
  return all.slice(Math.max(first, 0), behind);
}

function startIn(block: Element): number {
  const leaf = block.matches(LEAF) ? block : block.querySelector(LEAF);
  return leaf instanceof HTMLElement ? startOf(leaf) : 0;
}

function partIn(leaf: HTMLElement, { start, end }: TextRange): Range[] {
  const text = leaf.firstChild;
  const from = startOf(leaf);
  if (!(text instanceof Text) || from >= end) return [];
  const first = unitsBefore(text.data, Math.max(start - from, 0));
  const last = unitsBefore(text.data, end - from);
  if (first >= last) return [];
  const part = document.createRange();
  part.setStart(text, first);
  part.setEnd(text, last);
  return [part];
}

/** A selection may end at an element rather than in a text, for instance after a triple click. */
function pointInElement(element: Element, offset: number): number | null {
  const child = element.childNodes[offset];
  if (child) return firstIn(child);
  const last = leaves(element).at(-1) ?? element.closest<HTMLElement>(LEAF);
  return last ? endOfLeaf(last) : null;
}

function firstIn(node: Node): number | null {
  if (!(node instanceof Element)) return pointOf(node, 0);
  const leaf = node.matches(LEAF) ? node : node.querySelector(LEAF);
  return leaf instanceof HTMLElement ? startOf(leaf) : null;
}

function endOf(article: Element): number | null {
  const last = leaves(article).at(-1);
  return last ? endOfLeaf(last) : null;
}

function endOfLeaf(leaf: HTMLElement): number {
  const data = leaf.textContent;
  return startOf(leaf) + pointsBefore(data, data.length);
}

function leaves(element: Element): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(LEAF)];
}

function startOf(leaf: HTMLElement): number {
  return Number(leaf.dataset.at);
}

interface Place {
  node: Node;
  offset: number;
}

/** Safari before 26.2 only knows the older of the two functions. */
function caretPlace(x: number, y: number): Place | null {
  if ("caretPositionFromPoint" in document) {
    const place = document.caretPositionFromPoint(x, y);
    return place ? { node: place.offsetNode, offset: place.offset } : null;
  }
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only function that browser has
  const old = (document as Document).caretRangeFromPoint(x, y);
  return old ? { node: old.startContainer, offset: old.startOffset } : null;
}
