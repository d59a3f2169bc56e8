import { useCallback, useSyncExternalStore } from "react";

const CHANGED = "scarequote:address";

function watch(onChange: () => void): () => void {
  addEventListener("popstate", onChange);
  addEventListener(CHANGED, onChange);
  return () => {
    removeEventListener("popstate", onChange);
    removeEventListener(CHANGED, onChange);
  };
}

/** What stands behind the ? of the page's address, kept by reload, sharing and the back button. */
export function useAddress(): [string, (query: string) => void] {
  const query = useSyncExternalStore(watch, () => location.search);
  const change = useCallback((next: string) => {
    history.pushState(null, "", location.pathname + (next === "" ? "" : `?${next}`));
    dispatchEvent(new Event(CHANGED));
  }, []);
  return [query, change];
}
