import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Look } from "./looks";

/** What a label means, where the eye goes next: definition, decision test, examples. */
export function LabelCard({ look }: { look: Look }): JSX.Element {
  const { t } = useTranslation();
  const { label, colour } = look;
  return (
    <div className={`definition c-${colour}`}>
      <h2>
        {label.name} {label.key !== "" && <kbd>{label.key.toUpperCase()}</kbd>}
      </h2>
      <p>{label.definition}</p>
      {label.test !== "" && (
        <div className="test">
          <h3>{t("annotate.test")}</h3>
          <p>{label.test}</p>
        </div>
      )}
      <Sentences title={t("annotate.examples")} sentences={label.examples} className="examples" />
      <Sentences title={t("annotate.doNot")} sentences={label.do_not_label} className="not" />
    </div>
  );
}

interface SentencesProps {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly className: string;
}

function Sentences({ title, sentences, className }: SentencesProps): JSX.Element | null {
  if (sentences.length === 0) return null;
  return (
    <details className={className}>
      <summary>
        {title} <span className="count">{sentences.length}</span>
      </summary>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
