import { isRecord, Problem } from "../api/problem";

export interface Newest {
  readonly text: number;
  readonly version: number;
}

/** What somebody else made of the text meanwhile, where that is why saving failed. */
export function newestIn(error: Error): Newest | null {
  if (!(error instanceof Problem) || error.code !== "corrected_meanwhile") return null;
  const { newest } = error.facts;
  if (!isRecord(newest) || typeof newest.text !== "number" || typeof newest.version !== "number") return null;
  return { text: newest.text, version: newest.version };
}
