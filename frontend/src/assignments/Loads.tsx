import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Load } from "../api/client";
import { Bar } from "./Bar";

const NUMBERS = ["open", "in_progress", "returned", "submitted"] as const;

export function Loads({ loads }: { readonly loads: readonly Load[] }): JSX.Element {
  const { t } = useTranslation();
  const most = Math.max(1, ...loads.map(total));
  const columns = NUMBERS.filter((name) => name !== "returned" || loads.some(({ returned }) => returned > 0));
  return (
    <section>
      <h2>{t("assignments.loads")}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("assignments.loads")}>
        <table className="loads">
          <thead>
            <tr>
              <th scope="col">{t("assignments.annotator")}</th>
              <th scope="col" className="plotted">
                {t("assignments.share")}
              </th>
              {columns.map((name) => (
                <th key={name} scope="col" className="number">
                  {t(`assignments.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {loads.map((load) => (
              <tr key={load.pseudonym}>
                <th scope="row">
                  {load.name} <span className="quiet">{load.pseudonym}</span>
                </th>
                <td className="plotted">
                  <LoadBar load={load} most={most} />
                </td>
                {columns.map((name) => (
                  <td key={name} className="number">
                    {load[name]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function total(load: Load): number {
  return NUMBERS.reduce((sum, name) => sum + load[name], 0);
}

function LoadBar({ load, most }: { readonly load: Load; readonly most: number }): JSX.Element {
  const { t } = useTranslation();
  const begun = load.in_progress + load.returned;
  const parts = [load.submitted, begun, load.open];
  return <Bar parts={parts} most={most} name={t("assignments.bar", { submitted: load.submitted, begun, open: load.open })} />;
}
