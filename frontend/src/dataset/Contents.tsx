import type { TFunction } from "i18next";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Dataset } from "../api/client";
import { useDay } from "../ui/useDay";

const COUNTS = ["articles", "texts", "annotators", "assignments", "spans", "links", "answers", "verdicts"] as const;

/** What is in the files, and what is not. */
export function Contents({ dataset }: { dataset: Dataset }): JSX.Element {
  const { t, i18n } = useTranslation();
  const numbers = new Intl.NumberFormat(i18n.language);
  return (
    <section aria-label={t("dataset.contents")}>
      <dl className="counts">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{t(`dataset.counts.${name}`, { count: dataset.counts[name] })}</dt>
            <dd>{numbers.format(dataset.counts[name])}</dd>
          </div>
        ))}
      </dl>
      {dataset.counts.assignments === 0 && <p>{t("dataset.empty")}</p>}
      <Codebooks codebooks={dataset.codebooks} />
      <p className="quiet">{leftOut(dataset.left_out, t)}</p>
    </section>
  );
}

function Codebooks({ codebooks }: { codebooks: Dataset["codebooks"] }): JSX.Element {
  const { t } = useTranslation();
  const day = useDay();
  if (codebooks.length === 0) return <p className="quiet">{t("dataset.noCodebook")}</p>;
  return (
    <ul className="quiet">
      {codebooks.map(({ number, published_at: at, submitted }) => (
        <li key={number}>{t("dataset.codebook", { number, day: at === null ? "" : day(at), count: submitted })}</li>
      ))}
    </ul>
  );
}

function leftOut({ unsubmitted, withdrawn }: Dataset["left_out"], t: TFunction): string {
  const parts = [
    unsubmitted > 0 && t("dataset.unsubmitted", { count: unsubmitted }),
    withdrawn > 0 && t("dataset.withdrawn", { count: withdrawn }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? t("dataset.nothingLeftOut") : `${t("dataset.leftOut")} ${parts.join(" ")}`;
}
