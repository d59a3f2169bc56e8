import { memo, useCallback, useEffect, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";

/** In milliseconds: two frames. */
const MOMENT = 32;

interface Props {
  readonly held: boolean;
  readonly children: ReactNode;
}

/** While it is held it shows what it showed before. */
export const Behind = memo(
  function Behind({ children }: Props): ReactNode {
    return children;
  },
  (_, { held }) => held,
);

/** The new mark is drawn first, and what stands beside the text a moment later: one sees at once that the key was heard. */
export function useBehind(): readonly [held: boolean, hold: () => void] {
  const [held, setHeld] = useState(false);
  const hold = useCallback(() => setHeld(true), []);
  useEffect(() => (held ? afterDrawing(() => flushSync(() => setHeld(false))) : undefined), [held]);
  return [held, hold];
}

/** At the latest when the next key or press comes, which may be meant for what was not drawn yet. */
function afterDrawing(act: () => void): () => void {
  const stop = new AbortController();
  const early = { capture: true, signal: stop.signal };
  const timer = setTimeout(act, MOMENT);
  addEventListener("keydown", act, early);
  addEventListener("pointerdown", act, early);
  return () => {
    stop.abort();
    clearTimeout(timer);
  };
}
