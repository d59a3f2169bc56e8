import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Figure } from "../api/client";
import { LegendSign, type Kind } from "./DotPlot";
import { unitOf, type LabelAgreement } from "./figures";

const KINDS = ["alpha", "exact", "overlap"] as const;

/** The signs of the plot; on demand, what each measure says, with its name, unit and pooling. */
export function Measures({ row }: { row: LabelAgreement | undefined }): JSX.Element | null {
  const { t } = useTranslation();
  if (!row) return null;
  return (
    <div className="measures">
      <ul className="legend">
        {KINDS.map((kind) => (
          <li key={kind}>
            <LegendSign kind={kind} />
            {t(`agreement.${kind}Name`)}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t("agreement.measures")}</summary>
        <dl>
          {KINDS.map((kind) => (
            <Measure key={kind} kind={kind} figure={row[kind]} />
          ))}
        </dl>
        <p className="quiet">{t("agreement.conventions")}</p>
      </details>
    </div>
  );
}

function Measure({ kind, figure }: { kind: Kind; figure: Figure }): JSX.Element {
  const { t } = useTranslation();
  const { formula, pooling } = figure;
  const technical = { formula, unit: t(unitOf(figure)), pooling: pooling === "pooled" ? t("agreement.pooled") : pooling };
  return (
    <>
      <dt>{t(`agreement.${kind}Name`)}</dt>
      <dd>
        {t(`agreement.${kind}Means`)} <span className="quiet">{t("agreement.technical", technical)}</span>
      </dd>
    </>
  );
}
