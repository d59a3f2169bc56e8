import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Attribute, Label } from "../api/client";
import type { Content, LiveMark } from "./marks";

interface Props {
  readonly mark: LiveMark;
  readonly label: Label;
  readonly closed: boolean;
  readonly onChange: (content: Content) => void;
}

const CONFIDENCE = [1, 2, 3];

/** As the server takes a note; the same measure for an attribute's text. */
const LONGEST_TEXT = 10_000;

/** The label's attributes, the annotator's confidence and a note; each a change at once, also while typing. */
export function Details({ mark, label, closed, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const { now } = mark;
  const change = (part: Partial<Content>): void => onChange({ ...now, ...part });
  return (
    <details className="details">
      <summary>{t("annotate.details")}</summary>
      <fieldset disabled={closed}>
        {label.attributes.map((attribute) => (
          <AttributeField
            key={attribute.slug}
            attribute={attribute}
            value={now.attributes[attribute.slug]}
            onChange={(value) => change({ attributes: withValue(now, attribute.slug, value) })}
          />
        ))}
        <label className="field">
          <span>{t("annotate.confidence")}</span>
          <select
            value={now.confidence ?? ""}
            onChange={(event) => change({ confidence: Number(event.target.value) || null })}
          >
            <option value="">{t("annotate.notSaid")}</option>
            {CONFIDENCE.map((level) => (
              <option key={level} value={level}>
                {t(`annotate.confidences.${level as 1 | 2 | 3}`)}
              </option>
            ))}
          </select>
        </label>
        <TextField title={t("annotate.note")} value={now.note} onChange={(note) => change({ note })} />
      </fieldset>
    </details>
  );
}

interface FieldProps {
  readonly attribute: Attribute;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function AttributeField({ attribute, value, onChange }: FieldProps): JSX.Element {
  const title = attribute.slug.replaceAll("_", " ");
  if (attribute.kind === "text") {
    return <TextField title={title} value={typeof value === "string" ? value : ""} onChange={onChange} />;
  }
  if (attribute.kind === "choices") return <Several {...{ attribute, value, onChange, title }} />;
  return <One {...{ attribute, value, onChange, title }} />;
}

function One({ attribute, value, onChange, title }: FieldProps & { title: string }): JSX.Element {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{title}</span>
      <select value={typeof value === "string" ? value : ""} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t("annotate.notSaid")}</option>
        {attribute.values.map((option) => (
          <option key={option.value} value={option.value}>
            {option.meaning === "" ? option.value : option.meaning}
          </option>
        ))}
      </select>
    </label>
  );
}

function Several({ attribute, value, onChange, title }: FieldProps & { title: string }): JSX.Element {
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  const turn = (option: string, on: boolean): void =>
    onChange(attribute.values.map((each) => each.value).filter((each) => (each === option ? on : chosen.includes(each))));
  return (
    <fieldset className="several">
      <legend>{title}</legend>
      {attribute.values.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) => turn(option.value, event.target.checked)}
          />
          {option.meaning === "" ? option.value : option.meaning}
        </label>
      ))}
    </fieldset>
  );
}

interface TextFieldProps {
  readonly title: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Every letter is a change at once, so that none can be lost; the queue waits with sending while one types. */
function TextField({ title, value, onChange }: TextFieldProps): JSX.Element {
  return (
    <label className="field">
      <span>{title}</span>
      <textarea
        rows={1}
        maxLength={LONGEST_TEXT}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** An empty value is no value: the attribute goes. */
function withValue(now: Content, slug: string, value: unknown): Record<string, unknown> {
  const others = Object.entries(now.attributes).filter(([name]) => name !== slug);
  const empty = value === "" || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(empty ? others : [...others, [slug, value]]);
}
