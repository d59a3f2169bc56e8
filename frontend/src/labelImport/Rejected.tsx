import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { LabelImport } from "../api/client";
import type { Place } from "./Page";

/** What was not imported, or not whole, by reason; every row is in the file. */
export function Rejected({ place, now }: { readonly place: Place; readonly now: LabelImport }): JSX.Element | null {
  const { t } = useTranslation();
  const { rejected } = now;
  if (rejected.length === 0) return null;
  const count = rejected.reduce((sum, one) => sum + one.count, 0);
  return (
    <section>
      <h2>{t("labelImports.rejected", { count })}</h2>
      <ul className="rows">
        {rejected.map((one) => (
          <li key={one.code}>
            <span>{one.example}</span>
            <span className="state">{t("labelImports.number", { count: one.count })}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/api/v1/projects/${place.project}/label-imports/${place.uuid}/rejected.csv`} download>
          {t("labelImports.download")}
        </a>
      </p>
    </section>
  );
}
