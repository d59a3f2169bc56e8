import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Question } from "../api/client";
import { optionName } from "../ui/words";
import type { State } from "./state";
import { turned } from "./values";

interface Props {
  readonly state: State;
  readonly onAnswer: (question: string, value: unknown) => void;
}

/** What the codebook asks about the article as a whole, after its last line. */
export function Questions({ state, onAnswer }: Props): JSX.Element | null {
  const { t } = useTranslation();
  if (state.questions.size === 0) return null;
  return (
    <section className="questions" aria-labelledby="questions-title">
      <h2 id="questions-title" tabIndex={-1}>{t("annotate.questions.title")}</h2>
      {[...state.questions.values()].map((question) => (
        <Field
          key={question.slug}
          question={question}
          value={valueOf(state, question.slug)}
          closed={state.closed}
          onAnswer={(value) => onAnswer(question.slug, value)}
        />
      ))}
    </section>
  );
}

interface FieldProps {
  readonly question: Question;
  readonly value: unknown;
  readonly closed: boolean;
  readonly onAnswer: (value: unknown) => void;
}

function Field(props: FieldProps): JSX.Element {
  const { t } = useTranslation();
  const { question, value, closed, onAnswer } = props;
  if (question.values.length === 0) return <Free {...props} />;
  return (
    <fieldset className={[question.multiple ? "several" : "", value === null ? "open" : ""].join(" ").trim()} disabled={closed}>
      <legend>{question.wording}</legend>
      <div className="options">{question.values.map((option) => <Option key={option.value} {...props} option={option} />)}</div>
      {value !== null && !closed && (
        <button type="button" className="plain" onClick={() => onAnswer(null)}>
          {t("annotate.questions.takeBack")}
        </button>
      )}
    </fieldset>
  );
}

type Option = Question["values"][number];

function Option({ question, value, onAnswer, option }: FieldProps & { option: Option }): JSX.Element {
  const { multiple, slug, values } = question;
  const chosen: unknown[] = Array.isArray(value) ? value : [value];
  const on = chosen.includes(option.value);
  const after = (): unknown => (multiple ? turned(values, chosen, option.value) : option.value);
  return (
    <label>
      <input type={multiple ? "checkbox" : "radio"} name={`question-${slug}`} checked={on} onChange={() => onAnswer(after())} />
      <span>
        {optionName(option)}
        {option.meaning !== "" && <small>{option.meaning}</small>}
      </span>
    </label>
  );
}

/** Questions without given values: a number, or words. */
function Free({ question, value, closed, onAnswer }: FieldProps): JSX.Element {
  const numeric = question.level === "interval" || question.level === "ratio";
  const shown = typeof value === "number" || typeof value === "string" ? value : "";
  const read = (text: string): unknown => (numeric && text !== "" ? Number(text) : text);
  return (
    <label className={value === null ? "free open" : "free"}>
      <span>{question.wording}</span>
      <input
        type={numeric ? "number" : "text"}
        step="any"
        disabled={closed}
        value={shown}
        onChange={(event) => onAnswer(read(event.target.value))}
      />
    </label>
  );
}

function valueOf(state: State, slug: string): unknown {
  const one = state.kept.get(slug);
  return one?.kind === "answer" ? (one.now?.value ?? null) : null;
}
