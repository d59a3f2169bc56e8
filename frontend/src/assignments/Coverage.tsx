import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Overview } from "../api/client";
import { Bar } from "./Bar";

interface Props {
  readonly rows: Overview["coverage"];
  readonly articles: number;
}

export function Coverage({ rows, articles }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t("assignments.coverage")}</h2>
      <table className="coverage">
        <thead>
          <tr>
            <th scope="col">{t("assignments.annotatorsPerArticle")}</th>
            <th scope="col" className="number">
              {t("assignments.articles")}
            </th>
            <th scope="col" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.annotators}>
              <th scope="row">{row.annotators === 0 ? t("assignments.nobody") : row.annotators}</th>
              <td className="number">{row.articles}</td>
              <td className="plotted" aria-hidden="true">
                <Bar parts={[row.articles]} most={articles} name="" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
