import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { MarkedAssignment } from "../api/client";
import { said } from "../ui/words";
import { useWorkName } from "./useWorkName";

/** What the annotators answered about the article as a whole, question by question. */
export function Answers({ works }: { works: readonly MarkedAssignment[] }): JSX.Element | null {
  const { t } = useTranslation();
  const name = useWorkName();
  const answers = works.flatMap((work) => work.answers.map((answer) => ({ work, answer })));
  if (answers.length === 0) return null;
  const wordings = new Map(answers.map(({ answer }) => [answer.question, answer.wording]));
  return (
    <section className="answers">
      <h2>{t("reading.answers")}</h2>
      {[...wordings].map(([question, wording]) => (
        <section key={question}>
          <h3>{wording}</h3>
          <dl>
          {answers
            .filter(({ answer }) => answer.question === question)
            .map(({ work, answer }) => (
              <div key={work.id}>
                <dt>{name(work)}</dt>
                <dd>{said(answer.value, answer.values)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </section>
  );
}
