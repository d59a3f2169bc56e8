import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { LabelImportRow } from "../api/client";

interface Props {
  readonly slug: string;
  readonly rows: readonly LabelImportRow[];
}

/** The way back to a draft that was left, to progress and to reports. */
export function Newest({ slug, rows }: Props): JSX.Element | null {
  const { t, i18n } = useTranslation();
  if (rows.length === 0) return null;
  const form = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <section className="newest">
      <h2>{t("labelImports.newest")}</h2>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.uuid}>
            <a href={`/projects/${slug}/label-imports/${row.uuid}/`}>{form.format(new Date(row.created_at))}</a>
            <span className="state">{t(`labelImports.states.${row.state}`)}</span>
            <span className="quiet">{row.files.slice(0, 3).join(", ")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
