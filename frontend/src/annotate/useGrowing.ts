import { startTransition, useEffect, useState } from "react";
import type { Block } from "../text/reading";
import { isLong } from "./long";

/** What fills the screen at first. */
const AT_ONCE = 40;

/** How many of many parts are drawn: the first screens at once, the others right behind them, in slices that block nothing. */
export function useGrowing(blocks: readonly Block[]): number {
  const total = blocks.length;
  const [shown, setShown] = useState(isLong(blocks) ? AT_ONCE : total);
  useEffect(() => {
    if (shown >= total) return undefined;
    const next = setTimeout(() => startTransition(() => setShown(total)));
    return () => clearTimeout(next);
  }, [shown, total]);
  return shown;
}
