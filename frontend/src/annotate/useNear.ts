import { useEffect, useState, type RefObject } from "react";
import { firstIndex, type Block, type Range } from "../text/reading";
import { isLong } from "./long";

/** Blocks come and go so many at a time: not every line that is scrolled draws something anew. */
const STEP = 8;
const EVERYWHERE: Range = { start: 0, end: Infinity };

/** The part of the text that is in view or at most a screen away; all of a text that is not long. */
export function useNear(article: RefObject<HTMLElement | null>, blocks: readonly Block[]): Range {
  const [near, setNear] = useState(() => (isLong(blocks) ? between(blocks, 0, STEP) : EVERYWHERE));
  useEffect(() => {
    const text = article.current;
    if (!text || !isLong(blocks)) return undefined;
    return whenScrolled(text, () => setNear((before) => kept(before, nearIn(text, blocks))));
  }, [article, blocks]);
  return near;
}

/** Once a frame, whatever it is that scrolls or grows. */
function whenScrolled(article: HTMLElement, act: () => void): () => void {
  let frame = 0;
  const ask = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(act);
  };
  const watcher = new ResizeObserver(ask);
  watcher.observe(article);
  document.addEventListener("scroll", ask, { capture: true, passive: true });
  return () => {
    cancelAnimationFrame(frame);
    watcher.disconnect();
    document.removeEventListener("scroll", ask, { capture: true });
  };
}

function nearIn(article: HTMLElement, blocks: readonly Block[]): Range {
  const drawn = [...article.children];
  const first = firstIndex(drawn, (each) => each.getBoundingClientRect().bottom > -innerHeight);
  const behind = firstIndex(drawn, (each) => each.getBoundingClientRect().top > 2 * innerHeight);
  return between(blocks, first, behind);
}

function between(blocks: readonly Block[], first: number, behind: number): Range {
  const start = blocks[STEP * Math.floor(first / STEP)]?.start ?? 0;
  const end = blocks[STEP * Math.ceil(behind / STEP)]?.start ?? Infinity;
  return { start, end };
}

function kept(before: Range, now: Range): Range {
  return before.start === now.start && before.end === now.end ? before : now;
}
