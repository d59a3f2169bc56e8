import { useEffect, useState } from "react";

const PAUSE = 250; // milliseconds without a key

/** What is typed, once nothing more is typed for a moment. */
export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(typed), PAUSE);
    return () => clearTimeout(waiting);
  }, [typed]);
  return settled;
}
