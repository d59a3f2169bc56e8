import { marking } from "./marking";
import { others } from "./others";

/** All that is said; each file's own top-level key keeps them apart. No page loads both from here. */
export const en = { ...marking, ...others };
