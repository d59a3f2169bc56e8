import { optionsOf, said } from "../ui/words";
import { nameOf, valuesOf, type Edit } from "./edits";
import type { AnswerContent, AnyContent, Content } from "./marks";
import type { NoticeValues } from "./notices";
import { changedAttribute, changeSpoken, type SpokenKey } from "./spoken";
import type { State } from "./state";

/** The sentences under `undo.now`. */
export type Turned =
  | "marked"
  | "unmarked"
  | "label"
  | "bounds"
  | "details"
  | "linked"
  | "unlinked"
  | "answer"
  | "unanswered"
  | Extract<SpokenKey, "attribute" | "attributeRemoved" | "note" | "noteRemoved" | "confidence" | "confidenceRemoved">;

/** What undo or redo turned, and how it is now. `what` names the sentence under `undo.now`. */
export function turnedTo(state: State, edit: Edit, was: AnyContent | null, now: AnyContent | null): NoticeValues {
  const { kind } = edit;
  const about = valuesOf(state, edit);
  if (kind === "answer") return { ...about, ...answerNow(state, edit.uuid, now as AnswerContent | null) };
  if (kind === "link") return { ...about, what: now === null ? "unlinked" : "linked" };
  if (was === null || now === null) return { ...about, what: now === null ? "unmarked" : "marked" };
  return spanNow(state, was as Content, now as Content);
}

function answerNow({ questions }: State, uuid: string, now: AnswerContent | null): NoticeValues {
  if (now === null) return { what: "unanswered" };
  return { what: "answer", value: said(now.value, questions.get(uuid)?.values ?? []) };
}

function spanNow(state: State, was: Content, now: Content): NoticeValues {
  const about = { label: nameOf(state, now.label), quote: now.quote };
  if (was.label !== now.label) return { ...about, what: "label" };
  if (was.start !== now.start || was.end !== now.end) return { ...about, what: "bounds" };
  const label = state.labels.get(now.label);
  const change = label && changeSpoken(label, was, now);
  if (!change) return { ...about, what: "details" };
  const slug = changedAttribute(label, was, now) ?? "";
  const value = said(now.attributes[slug] ?? "", optionsOf(label.attributes, slug));
  return { ...about, ...change.values, what: change.key, note: now.note, value };
}
