import type { ImportSource } from "../api/client";
import type { Choice } from "./acts";

/** What would become an article that was not there before. */
export function isNew({ reading, there, twin }: ImportSource): boolean {
  return reading !== null && there === null && twin === null;
}

export function choices(sources: readonly ImportSource[]): Choice[] {
  return sources.map(({ position, outlet, story, language }) => ({ position, outlet, story, language, skip: false }));
}

export function summary(sources: readonly ImportSource[]): { fresh: number; there: number; unreadable: number } {
  const unreadable = sources.filter(({ reading }) => reading === null).length;
  const fresh = sources.filter(isNew).length;
  return { fresh, unreadable, there: sources.length - unreadable - fresh };
}
