import type { ImportItem } from "../api/client";
import type { Choice } from "./acts";

const WORDS = {
  changed: { take: "leaveIt", version: "version", apart: "apart" },
  twin: { take: "once", apart: "apart", skip: "leaveOut" },
  alike: { take: "keepBoth", skip: "leaveOut" },
  there: {},
} as const;
type Kind = keyof typeof WORDS;

export interface Offer {
  readonly choice: Choice;
  readonly words: "leaveIt" | "version" | "apart" | "once" | "leaveOut" | "keepBoth";
}

/** What can be done with an item that is like something; the same words are no second article. */
export function offers(item: ImportItem, isSame: boolean): Offer[] {
  const refused: readonly Choice[] = [...(item.there?.withdrawn ? (["version"] as const) : []), ...(isSame ? (["apart"] as const) : [])];
  const all = Object.entries(WORDS[kind(item)]).map(([choice, words]) => ({ choice, words })) as Offer[];
  return all.filter(({ choice }) => !refused.includes(choice));
}

function kind(item: ImportItem): Kind {
  if (item.changed) return "changed";
  if (item.there) return "there";
  return item.twin === null ? "alike" : "twin";
}

/** Which of them holds now: leaving an article as it is and leaving out are the same to it. */
export function chosen(item: ImportItem, offered: readonly Offer[]): Choice {
  return offered.some(({ choice }) => choice === item.choice) ? item.choice : "take";
}
