import type { JSX } from "react";
import type { CodebookContent } from "../api/client";
import { renamed, withEntry, type Chosen } from "./content";
import { LabelForm } from "./LabelForm";
import { AboutForm, FamilyForm, GuidelineForm, LinkTypeForm, QuestionForm } from "./OtherForms";

interface Props {
  readonly content: CodebookContent;
  readonly chosen: Chosen;
  readonly onChange: (content: CodebookContent) => void;
}

/** The form of what is chosen. */
export function EntryForm({ content, chosen, onChange }: Props): JSX.Element | null {
  if (chosen.list === "about") return <AboutForm content={content} onChange={onChange} />;
  const { list, at } = chosen;
  const pointer = `/${list}/${at}`;
  const label = content.labels[at];
  const family = content.families[at];
  const question = content.questions[at];
  const type = content.link_types[at];
  const page = content.guidelines[at];
  if (list === "labels" && label) {
    return <LabelForm {...{ pointer, label, content }} onChange={(next) => onChange(renamed(content, at, next))} />;
  }
  if (list === "families" && family) {
    return <FamilyForm pointer={pointer} entry={family} onChange={(next) => onChange(withFamily(content, at, next))} />;
  }
  if (list === "questions" && question) {
    return <QuestionForm pointer={pointer} entry={question} onChange={(next) => onChange(withEntry(content, "questions", at, next))} />;
  }
  if (list === "link_types" && type) {
    return <LinkTypeForm pointer={pointer} entry={type} content={content} onChange={(next) => onChange(withEntry(content, "link_types", at, next))} />;
  }
  if (list === "guidelines" && page) {
    return <GuidelineForm pointer={pointer} entry={page} onChange={(next) => onChange(withEntry(content, "guidelines", at, next))} />;
  }
  return null;
}

/** A family with another short name: its labels go along. */
function withFamily(content: CodebookContent, at: number, next: CodebookContent["families"][number]): CodebookContent {
  const before = content.families[at]?.slug;
  const changed = withEntry(content, "families", at, next);
  if (before === next.slug || content.families.some(({ slug }, place) => place !== at && slug === before)) return changed;
  const labels = changed.labels.map((label) => (label.family === before ? { ...label, family: next.slug } : label));
  return { ...changed, labels };
}
