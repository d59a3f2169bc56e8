import type { en } from "../en";
import { marking } from "./marking";
import { others } from "./others";

/** As in English: the same files, and no key less. */
export const de: typeof en = { ...marking, ...others };
