import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ArticleInReview, LaneSpan } from "../api/client";

interface Props {
  readonly article: ArticleInReview;
  readonly spans: readonly LaneSpan[];
}

/** What the labels of this place mean, and how they are told apart. */
export function Meaning({ article, spans }: Props): JSX.Element {
  const { t } = useTranslation();
  const slugs = new Set(spans.map(({ label }) => label));
  return (
    <aside className="meaning" aria-label={t("review.meaning")}>
      {article.codebook.labels
        .filter(({ slug }) => slugs.has(slug))
        .map((label) => (
          <section key={label.slug} className={`c-${label.colour}`}>
            <h2>{label.name}</h2>
            <p>{label.definition}</p>
            {label.test !== "" && (
              <p className="test">
                <b>{t("review.test")}</b> {label.test}
              </p>
            )}
            {label.contrasts.length > 0 && <Contrasts contrasts={label.contrasts} {...{ article }} />}
          </section>
        ))}
    </aside>
  );
}

type Contrast = ArticleInReview["codebook"]["labels"][number]["contrasts"];

function Contrasts({ contrasts, article }: { contrasts: Contrast; article: ArticleInReview }): JSX.Element {
  const names = new Map(article.codebook.labels.map(({ slug, name }) => [slug, name]));
  return (
    <ul className="contrasts">
      {contrasts.map((one) => (
        <li key={one.label}>
          <b>{names.get(one.label) ?? one.label}</b> {one.why}
        </li>
      ))}
    </ul>
  );
}
