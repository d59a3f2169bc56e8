import { startTransition, useEffect, useState } from "react";

/** What fills the screen at first, and what is added then: none takes longer than a person notices. */
const AT_ONCE = 40;
const MORE = 60;

/** How many of many parts are drawn: the first screens at once, the others in steps right behind them. */
export function useGrowing(total: number): number {
  const [shown, setShown] = useState(AT_ONCE);
  useEffect(() => {
    if (shown >= total) return undefined;
    const next = setTimeout(() => startTransition(() => setShown(shown + MORE)));
    return () => clearTimeout(next);
  }, [shown, total]);
  return shown;
}
