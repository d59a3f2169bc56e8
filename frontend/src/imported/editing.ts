import type { ImportItem } from "../api/client";
import type { Edits } from "./acts";

export type Reading = NonNullable<ImportItem["reading"]>;
export type Block = Reading["blocks"][number];
export const KINDS = ["headline", "standfirst", "subheading", "paragraph", "caption"] as const;
const FIELDS = ["byline", "outlet", "story", "language", "url"] as const;

/** What a person changed before, to be sent again: edits always travel whole. */
export function kept(reading: Reading | null): Edits {
  if (!reading) return {};
  const edited = new Set(reading.edited);
  return {
    ...(edited.has("blocks") ? { blocks: reading.blocks } : {}),
    ...Object.fromEntries(FIELDS.filter((name) => edited.has(name)).map((name) => [name, reading[name]])),
    ...(edited.has("published") ? { published_at: reading.published.at } : {}),
  };
}

/** As a form holds it; a time is written as its field wants it, in UTC. */
export interface Draft {
  readonly blocks: readonly Block[];
  readonly byline: string;
  readonly outlet: string;
  readonly story: string;
  readonly language: string;
  readonly url: string;
  readonly time: string;
}

export function opened(reading: Reading): Draft {
  const { blocks, byline, outlet, story, language, url, published } = reading;
  return { blocks, byline, outlet, story, language, url, time: published.at?.slice(0, 16) ?? "" };
}

/** Earlier edits, and what differs now from what was recognised. */
export function edits(reading: Reading, draft: Draft): Edits {
  const before = opened(reading);
  const changed = FIELDS.filter((name) => draft[name] !== before[name]);
  return {
    ...kept(reading),
    ...(same(draft.blocks, before.blocks) ? {} : { blocks: draft.blocks.map(({ kind, text }) => ({ kind, text })) }),
    ...Object.fromEntries(changed.map((name) => [name, draft[name]])),
    ...(draft.time === before.time ? {} : { published_at: draft.time === "" ? null : `${draft.time}:00Z` }),
  };
}

function same(one: readonly Block[], other: readonly Block[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
