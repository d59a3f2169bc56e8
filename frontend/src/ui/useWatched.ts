import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useEffect, useRef, type RefObject } from "react";

const OFTEN = 1000; // milliseconds between two looks at what a worker does

interface Watched<Data> {
  readonly query: UseQueryResult<Data>;
  /** Takes the focus when the state changes. */
  readonly main: RefObject<HTMLElement | null>;
}

/** What a worker does in stages, looked at again and again as long as it is going. */
export function useWatched<Data extends { readonly state: string }>(
  name: readonly unknown[],
  load: () => Promise<Data>,
  isGoing: (now: Data | undefined) => boolean,
): Watched<Data> {
  const query = useQuery({
    queryKey: name,
    queryFn: load,
    refetchInterval: ({ state }) => (isGoing(state.data) ? OFTEN : false),
  });
  return { query, main: useFocusWhenChanged(query.data?.state) };
}

/** The button that was pressed is gone with its stage: a keyboard goes on at the next one's start. */
function useFocusWhenChanged(state: string | undefined): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== undefined && before.current !== state) main.current?.focus();
    before.current = state;
  }, [state]);
  return main;
}
