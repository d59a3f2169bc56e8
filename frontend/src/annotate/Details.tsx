import { memo, type JSX, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Attribute, Label } from "../api/client";
import { useStable } from "../ui/useStable";
import { inWords, optionName, said } from "../ui/words";
import { nextMissing } from "./asking";
import { lacking } from "./gaps";
import type { Values } from "./lastValues";
import type { Content, LiveMark } from "./marks";
import { Offer } from "./Offer";
import { isEmpty, turned } from "./values";

interface Props {
  readonly mark: LiveMark;
  readonly label: Label;
  readonly closed: boolean;
  readonly onChange: (content: Content) => void;
  /** What was said last for this label, as far as this span does not say it yet. */
  readonly offer: Values;
  readonly onTake: () => void;
  /** All that is required is there: back to the text. */
  readonly onDone: () => void;
}

const CONFIDENCE = [1, 2, 3] as const;
/** So many short values stand side by side; more fold into a list. */
const SIDE_BY_SIDE = 4;
const LETTERS_SIDE_BY_SIDE = 30;

/** As the server takes a note; the same measure for an attribute's text. */
const LONGEST_TEXT = 10_000;

/** The label's attributes, the annotator's confidence and a note; each a change at once, also while typing. */
export function Details({ mark, label, closed, onChange, offer, onTake, onDone }: Props): JSX.Element {
  const { t } = useTranslation();
  const { now } = mark;
  const change = useStable((part: Partial<Content>) => onChange({ ...now, ...part }));
  const say = useStable((slug: string, value: unknown) => change({ attributes: withValue(now, slug, value) }));
  const missing = lacking(label, now);
  return (
    <section className="details" data-for={mark.uuid} aria-label={t("annotate.details")} onKeyDown={(event) => goOn(event, onDone)}>
      {!closed && <Offer {...{ label, onTake }} values={offer} />}
      <fieldset disabled={closed}>
        <Confidence confidence={now.confidence} onChange={change} />
        {label.attributes.map((attribute) => (
          <AttributeField
            key={attribute.slug}
            attribute={attribute}
            missing={missing.includes(attribute.slug)}
            value={now.attributes[attribute.slug]}
            onSay={say}
          />
        ))}
        <TextField title={t("annotate.note")} value={now.note} onChange={(note) => change({ note })} />
      </fieldset>
    </section>
  );
}

/** Enter in a required field goes on to the next that is missing, and from the last to the text. */
function goOn(event: KeyboardEvent<HTMLElement>, onDone: () => void): void {
  const place = event.target as Element;
  if (event.key === "Escape" && place.closest(".offer")) {
    // As from a field: the span stays chosen.
    event.preventDefault();
    return onDone();
  }
  const field = place.closest(".required");
  if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || !field) return;
  event.preventDefault();
  const next = nextMissing(event.currentTarget);
  if (next && !field.contains(next)) next.focus();
  else if (!next) onDone();
}

// A field is drawn anew only when it changes: of radio buttons drawn anew without one that is
// chosen, Tab goes to the next one (in Chromium) and not to the next field.
const Confidence = memo(function Confidence(props: Pick<Content, "confidence"> & { onChange: (part: Partial<Content>) => void }): JSX.Element {
  const { t } = useTranslation();
  const { confidence, onChange } = props;
  const options = CONFIDENCE.map((level) => ({ value: String(level), meaning: t(`annotate.confidences.${level}`) }));
  return (
    <SideBySide
      title={t("annotate.confidence")}
      name="confidence"
      value={confidence === null ? "" : String(confidence)}
      options={options}
      onChange={(chosen) => onChange({ confidence: Number(chosen) || null })}
    />
  );
});

interface FieldProps {
  readonly attribute: Attribute;
  readonly value: unknown;
  readonly missing: boolean;
  readonly onSay: (slug: string, value: unknown) => void;
}

const AttributeField = memo(function AttributeField(props: FieldProps): JSX.Element {
  const { t } = useTranslation();
  const { attribute, value, missing, onSay } = props;
  const onChange = (said: unknown): void => onSay(attribute.slug, said);
  const name = inWords(attribute.slug);
  const title = missing ? t("annotate.required", { name }) : name;
  const state = `${attribute.required ? " required" : ""}${missing ? " missing" : ""}`;
  const words = typeof value === "string" ? value : "";
  if (attribute.kind === "text") return <TextField {...{ title, onChange, state }} value={words} />;
  if (attribute.kind === "choices") return <Several {...{ attribute, value, onChange, title, state }} />;
  const options = attribute.values;
  const Choice = areShort(options) ? SideBySide : Folded;
  return <Choice {...{ title, options, onChange, state }} name={attribute.slug} value={words} />;
});

interface ChoiceProps {
  /** Further classes: whether it is required, and missing. */
  readonly state?: string;
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
function SideBySide({ state = "", title, name, value, options, onChange }: ChoiceProps): JSX.Element {
  return (
    <div className={`field${state}${options.length >= SIDE_BY_SIDE ? " long" : ""}`} role="group" aria-label={title}>
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

function Folded({ state = "", title, value, options, onChange }: ChoiceProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <label className={`field${state}`}>
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

type SeveralProps = Pick<FieldProps, "attribute" | "value"> & {
  readonly title: string;
  readonly state: string;
  readonly onChange: (value: unknown) => void;
};

function Several({ attribute, value, onChange, title, state }: SeveralProps): JSX.Element {
  const { t } = useTranslation();
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  return (
    <details className={`several${state}`}>
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
  readonly state?: string;
  readonly title: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Every letter is a change at once, so that none can be lost; the queue waits with sending while one types. */
function TextField({ state = "", title, value, onChange }: TextFieldProps): JSX.Element {
  return (
    <label className={`field${state}`}>
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
