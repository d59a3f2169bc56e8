import type { Label } from "../api/client";
import { caretRange } from "../text/selection";
import { optionsOf, inWords, said } from "../ui/words";
import { nameOf } from "./edits";
import { inOrder, same, type Content, type LiveMark } from "./marks";
import type { Next, NoticeValues } from "./notices";
import { markAt, type State } from "./state";

/** What is said to the ear alone: the eye sees it anyway. */
export interface Spoken {
  readonly kind: "spoken";
  readonly key: SpokenKey;
  readonly values: NoticeValues;
  /** The span whose attributes, confidence and note are told as well. */
  readonly about: string | null;
}

export type SpokenKey =
  | "chosen"
  | "over"
  | "aim"
  | "attribute"
  | "attributeRemoved"
  | "note"
  | "noteRemoved"
  | "confidence"
  | "confidenceRemoved"
  | "submitted"
  | "character"
  | "blank"
  | "lastSpan"
  | "firstSpan"
  | "noneAfter"
  | "noneBefore";

export function spoken(key: SpokenKey, values: NoticeValues = {}, about: string | null = null): Spoken {
  return { kind: "spoken", key, values, about };
}

/** How a span was come to: perhaps through spans on top of each other. */
export interface Way {
  readonly among?: readonly string[] | undefined;
}

/** Not its words: the focus goes there, and tells them. */
export function chosenSpoken(state: State, mark: LiveMark, { among }: Way): Spoken {
  const all = among ?? inOrder(state.kept).map(({ uuid }) => uuid);
  return spoken(among ? "over" : "chosen", placeOf(state, mark, all), mark.uuid);
}

export function aimSpoken(state: State, mark: LiveMark, all: readonly LiveMark[]): Spoken {
  return spoken("aim", placeOf(state, mark, all.map(({ uuid }) => uuid)));
}

/** The character at the caret: the word around it was told before. */
export function characterSpoken({ reading, selection }: State): Spoken | null {
  const range = caretRange(reading, selection);
  if (!range) return null;
  const character = reading.text.slice(range.start, range.end);
  return character.trim() === "" ? spoken("blank") : spoken("character", { character });
}

/** Names the one thing that was changed about a span. */
export function withChangeSpoken(before: State, uuid: string, [state, changes]: Next): Next {
  const was = markAt(before, uuid)?.now;
  const now = markAt(state, uuid)?.now;
  const label = now && state.labels.get(now.label);
  const notice = was && now && label && changes.length > 0 ? changeSpoken(label, was, now) : null;
  return [notice ? { ...state, notice } : state, changes];
}

export function changeSpoken(label: Label, was: Content, now: Content): Spoken | null {
  const values = { label: label.name };
  if (was.note !== now.note) return spoken(now.note === "" ? "noteRemoved" : "note", values);
  if (was.confidence !== now.confidence) {
    return now.confidence === null ? spoken("confidenceRemoved", values) : spoken("confidence", { ...values, level: now.confidence });
  }
  const slug = changedAttribute(label, was, now);
  if (slug === undefined) return null;
  const about = { ...values, attribute: inWords(slug) };
  const value = now.attributes[slug];
  if (value === undefined) return spoken("attributeRemoved", about);
  const options = optionsOf(label.attributes, slug);
  // Words of one's own are heard while they are typed.
  return spoken("attribute", { ...about, value: options.length > 0 ? said(value, options) : "" });
}

export function changedAttribute({ attributes }: Label, was: Content, now: Content): string | undefined {
  return attributes.map(({ slug }) => slug).find((slug) => !same(valueOf(was, slug), valueOf(now, slug)));
}

function valueOf(content: Content, slug: string): { value: unknown } {
  return { value: content.attributes[slug] ?? null };
}

function placeOf(state: State, { uuid, now }: LiveMark, all: readonly string[]): NoticeValues {
  return { label: nameOf(state, now.label), quote: now.quote, place: all.indexOf(uuid) + 1, total: all.length };
}
