import { useCallback, useEffect, useRef } from "react";

/** The browser asks before words that are not saved are left behind. What is returned lets one
 *  leave: they are saved now. */
export function useLeaving(unsaved: boolean): () => void {
  const now = useRef(unsaved);
  useEffect(() => {
    now.current = unsaved;
  }, [unsaved]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (now.current) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, []);
  return useCallback(() => {
    now.current = false;
  }, []);
}
