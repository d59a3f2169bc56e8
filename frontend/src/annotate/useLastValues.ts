import { useEffect, useState } from "react";
import type { Assignment } from "../api/client";
import { lastSaid, valuesMemory, type ValuesMemory } from "./lastValues";
import type { State } from "./state";

/** Remembers what is said about spans, for the next ones of the same label. */
export function useLastValues(user: string, { project }: Assignment, { undo }: State): ValuesMemory {
  const [memory] = useState(() => valuesMemory(user, project.slug));
  useEffect(() => {
    const said = lastSaid({ undo });
    if (said) memory.keep(said.label, said.values);
  }, [memory, undo]);
  return memory;
}
