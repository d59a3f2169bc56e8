import { edited, typed } from "./edits";
import { same, type AnswerContent } from "./marks";
import { quiet, type Next } from "./notices";
import { nowOf, type State } from "./state";
import { isEmpty } from "./values";

/** An empty value is no answer. Letters typed one after the other are one edit. */
export function answered(state: State, slug: string, value: unknown): Next {
  const question = state.questions.get(slug);
  const before = nowOf(state, slug);
  const after: AnswerContent | null = isEmpty(value) ? null : { value };
  if (!question || same(before, after)) return quiet(state);
  const key = after ? "answered" : "answerRemoved";
  const edit = { kind: "answer", uuid: slug, before, after } as const;
  return question.values.length > 0 ? edited(state, edit, key) : typed(state, edit, "answer", key);
}
