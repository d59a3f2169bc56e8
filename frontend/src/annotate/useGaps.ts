import { useMemo } from "react";
import { gapsIn, type Gap } from "./gaps";
import type { State } from "./state";

/** What is still incomplete; the same list as long as no span and no link changes. */
export function useGaps({ kept, labels, linkTypes }: State): readonly Gap[] {
  return useMemo(() => gapsIn({ kept, labels, linkTypes }), [kept, labels, linkTypes]);
}

/** Signs of spans (classes by uuid), with a further one on those that are incomplete. */
export function useGapSigns(signs: ReadonlyMap<string, string>, gaps: readonly Gap[]): ReadonlyMap<string, string> {
  return useMemo(() => {
    const all = new Map(signs);
    for (const { mark } of gaps) all.set(mark.uuid, [signs.get(mark.uuid), "gap"].filter(Boolean).join(" "));
    return all;
  }, [signs, gaps]);
}
