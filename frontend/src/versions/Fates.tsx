import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Difference } from "../api/client";

type Fate = Difference["spans"][number];

interface Props {
  readonly spans: readonly Fate[];
  readonly orphans: readonly Fate[];
  readonly slug: string;
  readonly text: number;
}

/** How many labels have their words still, and those that have not, with what was there. */
export function Fates({ spans, orphans, slug, text }: Props): JSX.Element {
  const { t } = useTranslation();
  const many = (fate: Fate["fate"]): number => spans.filter((span) => span.fate === fate).length;
  if (spans.length === 0) return <p className="quiet">{t("versions.noLabels")}</p>;
  return (
    <section>
      <h2>{t("versions.labels")}</h2>
      <ul className="tally">
        {(["moved", "changed", "orphan"] as const).map((fate) => (
          <li key={fate}>{t(`versions.fates.${fate}`, { count: many(fate) })}</li>
        ))}
      </ul>
      {orphans.length > 0 && (
        <>
          <h3>{t("versions.orphans")}</h3>
          <ul className="orphans">
            {orphans.map((span) => (
              <li key={`${span.annotator} ${span.uuid}`} className={`c-${span.colour}`}>
                <p className="quiet">
                  <b>{span.label_name}</b> · {span.annotator}
                </p>
                <p className="words" dir="auto">
                  {span.before}
                  <mark>{span.quote}</mark>
                  {span.after}
                </p>
                <a href={`/projects/${slug}/texts/${text}/?span=${span.annotator}.${span.uuid}`}>{t("versions.onOld")}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
