import { attributesSaid } from "../annotate/facts";
import { nameOf, type Looks } from "../annotate/looks";
import type { LiveMark } from "../annotate/marks";
import { blockAt, type Range, type Reading } from "../text/reading";
import { plain } from "../ui/words";

/** The words around a span, as many as fit on a line or two of the list. */
export interface Context {
  readonly before: string;
  readonly after: string;
}

const BEFORE = 32;
const AFTER = 48;

/** Cut at blanks where there are some, and never beyond the paragraph. */
export function contextOf({ text, blocks }: Reading, { start, end }: Range): Context {
  const block = blockAt(blocks, start) ?? { start: 0, end: text.length };
  const last = Math.max(block.end, end);
  const from = Math.max(block.start, start - BEFORE);
  const to = Math.min(last, end + AFTER);
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return {
    before: from > block.start ? `…${before.replace(/^\S*\s+/u, "")}` : before,
    after: to < last ? `${after.replace(/\s+\S*$/u, "")}…` : after,
  };
}

/** The spans of a label (all for ""), in whose words, label, attributes or note all words of the query occur. */
export function listed(marks: readonly LiveMark[], looks: Looks, label: string, query: string): LiveMark[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const worn = marks.filter(({ now }) => label === "" || now.label === label);
  if (words.length === 0) return worn;
  return worn.filter((mark) => {
    const spoken = plain(spokenOf(looks, mark));
    return words.every((word) => spoken.includes(word));
  });
}

function spokenOf(looks: Looks, { now }: LiveMark): string {
  const values = attributesSaid(looks, now).map(({ value }) => value);
  return [now.quote, nameOf(looks, now.label), now.note, ...values].join(" ");
}
