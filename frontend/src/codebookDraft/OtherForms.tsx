import type { JSX } from "react";
import { CheckboxGroup, CheckboxButton, CheckboxField, Label } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { CodebookContent, LinkType, Question } from "../api/client";
import Markdown from "../ui/Markdown";
import type { Entry } from "./content";
import { Choice, Tick, TroubleText, Words } from "./fields";
import { COLOURS, one } from "./looks";
import { Slug, usePublished } from "./Slug";
import { Values } from "./Values";

interface Props<One> {
  readonly pointer: string;
  readonly entry: One;
  readonly onChange: (entry: One) => void;
}

export function FamilyForm({ pointer, entry, onChange }: Props<Entry<"families">>): JSX.Element {
  const { t } = useTranslation();
  const published = usePublished("families");
  const colours = COLOURS.map((colour) => [colour, t(`draft.colour.${colour}`)] as const);
  return (
    <>
      <Words pointer={`${pointer}/name`} label={t("draft.field.name")} value={entry.name} longest={100} onChange={(name) => onChange({ ...entry, name })} />
      <div className="pair">
        <Slug pointer={`${pointer}/slug`} of="families" published={published} value={entry.slug} longest={50} onChange={(slug) => onChange({ ...entry, slug })} />
        <Choice pointer={`${pointer}/colour`} label={t("draft.field.colour")} value={entry.colour} options={colours} onChange={(value) => onChange({ ...entry, colour: one(COLOURS, value) ?? "slate" })} />
      </div>
      <Words pointer={`${pointer}/question`} label={t("draft.field.question")} rows={2} value={entry.question} longest={1000} onChange={(question) => onChange({ ...entry, question })} />
    </>
  );
}

const LEVELS = ["nominal", "ordinal", "interval", "ratio"] as const;
const POLICIES = ["missing", "category"] as const;

export function QuestionForm({ pointer, entry, onChange }: Props<Question>): JSX.Element {
  const { t } = useTranslation();
  const published = usePublished("questions");
  const levels = LEVELS.map((level) => [level, t(`draft.level.${level}`)] as const);
  const policies = POLICIES.map((policy) => [policy, t(`draft.policy.${policy}`)] as const);
  const number = entry.level === "interval" || entry.level === "ratio";
  const level = (value: string): void => {
    const next = one(LEVELS, value) ?? "nominal";
    const none = next === "interval" || next === "ratio";
    onChange({ ...entry, level: next, ...(none && { values: [], multiple: false }) });
  };
  return (
    <>
      <Words pointer={`${pointer}/wording`} label={t("draft.field.wording")} rows={2} value={entry.wording} longest={2000} onChange={(wording) => onChange({ ...entry, wording })} />
      <div className="pair three">
        <Slug pointer={`${pointer}/slug`} of="questions" published={published} value={entry.slug} longest={50} onChange={(slug) => onChange({ ...entry, slug })} />
        <Choice pointer={`${pointer}/level`} label={t("draft.field.level")} value={entry.level} options={levels} onChange={level} />
        <Choice pointer={`${pointer}/missing_policy`} label={t("draft.field.missing")} value={entry.missing_policy} options={policies} onChange={(value) => onChange({ ...entry, missing_policy: one(POLICIES, value) ?? "missing" })} />
      </div>
      {!number && (
        <>
          <Tick checked={entry.multiple} onChange={(multiple) => onChange({ ...entry, multiple })}>
            {t("codebook.multiple")}
          </Tick>
          <Values pointer={`${pointer}/values`} values={entry.values} mayBeNone onChange={(values) => onChange({ ...entry, values })} />
        </>
      )}
    </>
  );
}

interface LinkProps extends Props<LinkType> {
  readonly content: CodebookContent;
}

export function LinkTypeForm({ pointer, entry, content, onChange }: LinkProps): JSX.Element {
  const { t } = useTranslation();
  const published = usePublished("link_types");
  const ends = (["from_labels", "to_labels"] as const).map((end) => (
    <CheckboxGroup key={end} className="form-field ends" value={entry[end]} onChange={(slugs) => onChange({ ...entry, [end]: slugs })}>
      <Label>{t(`draft.field.${end}`)}</Label>
      {content.labels.map(({ slug, name }) => (
        <CheckboxField key={slug} value={slug}>
          <CheckboxButton className="option box">{name || slug}</CheckboxButton>
        </CheckboxField>
      ))}
      {entry[end].map((slug, at) => (
        <TroubleText key={slug} pointer={`${pointer}/${end}/${at}`} />
      ))}
    </CheckboxGroup>
  ));
  return (
    <>
      <Slug pointer={`${pointer}/slug`} of="link_types" published={published} value={entry.slug} longest={50} onChange={(slug) => onChange({ ...entry, slug })} />
      <Tick checked={entry.required} onChange={(required) => onChange({ ...entry, required })}>
        {t("draft.field.linkRequired")}
      </Tick>
      <p className="quiet">{t("draft.endsHint")}</p>
      <div className="pair">{ends}</div>
    </>
  );
}

export function GuidelineForm({ pointer, entry, onChange }: Props<Entry<"guidelines">>): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <Words pointer={`${pointer}/title`} label={t("draft.field.title")} value={entry.title} longest={200} onChange={(title) => onChange({ ...entry, title })} />
      <Words pointer={`${pointer}/slug`} label={t("draft.field.slug")} value={entry.slug} longest={50} onChange={(slug) => onChange({ ...entry, slug })} />
      <Words pointer={`${pointer}/body`} label={t("draft.field.body")} hint={t("draft.bodyHint")} rows={14} value={entry.body} longest={100000} onChange={(body) => onChange({ ...entry, body })} />
      <figure className="preview">
        <figcaption>{t("draft.preview")}</figcaption>
        <Markdown>{entry.body}</Markdown>
      </figure>
    </>
  );
}

interface AboutProps {
  readonly content: CodebookContent;
  readonly onChange: (content: CodebookContent) => void;
}

export function AboutForm({ content, onChange }: AboutProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <Words pointer="/title" label={t("draft.field.title")} value={content.title} longest={200} onChange={(title) => onChange({ ...content, title })} />
      <Words pointer="/principle" label={t("draft.field.principle")} hint={t("draft.principleHint")} rows={4} value={content.principle} onChange={(principle) => onChange({ ...content, principle })} />
    </>
  );
}
