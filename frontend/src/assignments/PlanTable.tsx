import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "../api/client";
import { Bar } from "./Bar";

export function PlanTable({ rows }: { readonly rows: Plan["annotators"] }): JSX.Element {
  const { t } = useTranslation();
  const most = Math.max(1, ...rows.map(({ has, gets }) => has + gets));
  return (
    <table className="plan">
      <thead>
        <tr>
          <th scope="col">{t("assignments.annotator")}</th>
          <th scope="col" className="number">
            {t("assignments.has")}
          </th>
          <th scope="col" className="number">
            {t("assignments.gets")}
          </th>
          <th scope="col" className="number">
            {t("assignments.then")}
          </th>
          <th scope="col" aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ pseudonym, name, has, gets }) => (
          <tr key={pseudonym}>
            <th scope="row">{name}</th>
            <td className="number">{has}</td>
            <td className="number">{gets === 0 ? "0" : `+${gets}`}</td>
            <td className="number">{has + gets}</td>
            <td className="plotted" aria-hidden="true">
              <Bar parts={[has, 0, gets]} most={most} name="" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
