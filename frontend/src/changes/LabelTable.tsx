import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ChangePlan, ChangePreview, Decisions } from "../api/client";
import { LabelRow } from "./LabelRow";

export interface TableProps {
  readonly slug: string;
  readonly plan: ChangePlan;
  readonly preview: ChangePreview;
  readonly onDecide: (decisions: Decisions) => void;
}

/** What becomes of each label, with the spans it has. */
export function LabelTable(props: TableProps): JSX.Element {
  const { t } = useTranslation();
  const { plan, preview } = props;
  return (
    <section>
      <h2>{t("changes.labels")}</h2>
      <table className="fates">
        <thead>
          <tr>
            <th scope="col">{t("changes.columns.label", { number: plan.old })}</th>
            <th scope="col" className="number">
              {t("changes.columns.spans")}
            </th>
            <th scope="col">{t("changes.columns.fate")}</th>
            <th scope="col">{t("changes.columns.becomes", { number: plan.new })}</th>
          </tr>
        </thead>
        <tbody>
          {preview.labels.map((label) => (
            <LabelRow key={label.slug} {...props} label={label} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
