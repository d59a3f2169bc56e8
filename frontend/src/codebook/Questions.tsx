import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { WholeCodebook } from "../api/client";
import { Values } from "./LabelEntry";

export function Questions({ questions }: Pick<WholeCodebook, "questions">): JSX.Element | null {
  const { t } = useTranslation();
  if (questions.length === 0) return null;
  return (
    <section id="questions">
      <h2>{t("codebook.questions")}</h2>
      {questions.map((question) => (
        <article key={question.slug} className="label-entry">
          <h3>{question.wording}</h3>
          <p className="quiet">
            <code>{question.slug}</code>
            {` · ${t(`codebook.level.${question.level}`)}`}
            {question.multiple && ` · ${t("codebook.multiple")}`}
          </p>
          <Values values={question.values} />
        </article>
      ))}
    </section>
  );
}
