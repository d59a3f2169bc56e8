import { startTransition, useEffect, useState } from "react";

/** What fills the screen at first. */
const AT_ONCE = 40;

/** How many of many parts are drawn: the first screens at once, the others right behind them, in slices that block nothing. */
export function useGrowing(total: number): number {
  const [shown, setShown] = useState(AT_ONCE);
  useEffect(() => {
    if (shown >= total) return undefined;
    const next = setTimeout(() => startTransition(() => setShown(total)));
    return () => clearTimeout(next);
  }, [shown, total]);
  return shown;
}
