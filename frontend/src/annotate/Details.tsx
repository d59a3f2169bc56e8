import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Attribute, Label } from "../api/client";
import { inWords, optionName, said } from "../ui/words";
import { lacking } from "./gaps";
import type { Content, LiveMark } from "./marks";
import { isEmpty, turned } from "./values";

interface Props {
  readonly mark: LiveMark;
  readonly label: Label;
  readonly closed: boolean;
  readonly onChange: (content: Content) => void;
}

const CONFIDENCE = [1, 2, 3] as const;
/** So many short values stand side by side; more fold into a list. */
const SIDE_BY_SIDE = 4;
const LETTERS_SIDE_BY_SIDE = 30;

/** As the server takes a note; the same measure for an attribute's text. */
const LONGEST_TEXT = 10_000;

/** The label's attributes, the annotator's confidence and a note; each a change at once, also while typing. */
export function Details({ mark, label, closed, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const { now } = mark;
  const change = (part: Partial<Content>): void => onChange({ ...now, ...part });
  const missing = lacking(label, now);
  return (
    <section className="details" aria-label={t("annotate.details")}>
      <fieldset disabled={closed}>
        <Confidence value={now.confidence} onChange={(confidence) => change({ confidence })} />
        {label.attributes.map((attribute) => (
          <AttributeField
            key={attribute.slug}
            attribute={attribute}
            missing={missing.includes(attribute.slug)}
            value={now.attributes[attribute.slug]}
            onChange={(value) => change({ attributes: withValue(now, attribute.slug, value) })}
          />
        ))}
        <TextField title={t("annotate.note")} value={now.note} onChange={(note) => change({ note })} />
      </fieldset>
    </section>
  );
}

function Confidence({ value, onChange }: { value: number | null; onChange: (value: number | null) => void }): JSX.Element {
  const { t } = useTranslation();
  const options = CONFIDENCE.map((level) => ({ value: String(level), meaning: t(`annotate.confidences.${level}`) }));
  return (
    <SideBySide
      title={t("annotate.confidence")}
      name="confidence"
      value={value === null ? "" : String(value)}
      options={options}
      onChange={(chosen) => onChange(Number(chosen) || null)}
    />
  );
}

interface FieldProps {
  readonly attribute: Attribute;
  readonly value: unknown;
  readonly missing: boolean;
  readonly onChange: (value: unknown) => void;
}

function AttributeField(props: FieldProps): JSX.Element {
  const { t } = useTranslation();
  const { attribute, value, missing, onChange } = props;
  const name = inWords(attribute.slug);
  const title = missing ? t("annotate.required", { name }) : name;
  const words = typeof value === "string" ? value : "";
  if (attribute.kind === "text") return <TextField {...{ title, onChange }} value={words} />;
  if (attribute.kind === "choices") return <Several {...{ attribute, value, onChange, title }} />;
  const options = attribute.values;
  const Choice = areShort(options) ? SideBySide : Folded;
  return <Choice {...{ title, options, onChange }} name={attribute.slug} value={words} />;
}

interface ChoiceProps {
  readonly title: string;
  readonly name: string;
  readonly value: string;
  readonly options: Attribute["values"];
  readonly onChange: (value: string) => void;
}

function areShort(options: Attribute["values"]): boolean {
  const letters = options.reduce((sum, option) => sum + optionName(option).length, 0);
  return options.length <= SIDE_BY_SIDE && letters <= LETTERS_SIDE_BY_SIDE;
}

/** Few short values, each one press away; pressing the chosen one again says nothing. */
function SideBySide({ title, name, value, options, onChange }: ChoiceProps): JSX.Element {
  return (
    <div className={`field${options.length >= SIDE_BY_SIDE ? " long" : ""}`} role="group" aria-label={title}>
      <span>{title}</span>
      <div className="sides">
        {options.map((option) => (
          <label key={option.value} title={option.meaning} className={option.value === value ? "on" : ""}>
            <input
              type="radio"
              name={name}
              className="unseen"
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              onClick={() => option.value === value && onChange("")}
            />
            {optionName(option)}
          </label>
        ))}
      </div>
    </div>
  );
}

function Folded({ title, value, options, onChange }: ChoiceProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{title}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t("annotate.notSaid")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {[optionName(option), option.meaning].filter(Boolean).join(" · ")}
          </option>
        ))}
      </select>
    </label>
  );
}

type SeveralProps = Omit<FieldProps, "missing"> & { readonly title: string };

function Several({ attribute, value, onChange, title }: SeveralProps): JSX.Element {
  const { t } = useTranslation();
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  return (
    <details className="several">
      <summary>
        <span>{title}</span>
        <span className="box">{said(chosen, attribute.values) || t("annotate.notSaid")}</span>
      </summary>
      <fieldset aria-label={title}>
        {attribute.values.map((option) => (
          <label key={option.value} title={option.meaning}>
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={() => onChange(turned(attribute.values, chosen, option.value))}
            />
            {optionName(option)}
          </label>
        ))}
      </fieldset>
    </details>
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
  return Object.fromEntries(isEmpty(value) ? others : [...others, [slug, value]]);
}
