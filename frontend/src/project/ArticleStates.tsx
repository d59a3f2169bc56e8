import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../api/client";
import { Bar } from "../ui/Bar";

const STATES = ["done", "in_progress", "open", "unassigned"] as const;

/** All articles in one bar, each in the state of its least finished annotator. */
export function ArticleStates({ states }: { states: Project["article_states"] }): JSX.Element {
  const { t } = useTranslation();
  const total = STATES.reduce((sum, state) => sum + states[state], 0);
  const shown = STATES.filter((state) => states[state] > 0);
  return (
    <section>
      <h2>{t("project.articles")}</h2>
      {total === 0 ? (
        <p className="quiet">{t("project.noArticles")}</p>
      ) : (
        <Bar of={total} parts={shown.map((kind) => ({ kind, value: states[kind] }))} />
      )}
      <ul className="legend">
        {shown.map((kind) => (
          <li key={kind}>
            <Bar of={1} parts={[{ kind, value: 1 }]} />
            {t(`project.articleStates.${kind}`, { n: states[kind] })}
          </li>
        ))}
      </ul>
    </section>
  );
}
