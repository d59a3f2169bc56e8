import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ImportRow } from "../api/client";

interface Props {
  readonly slug: string;
  readonly rows: readonly ImportRow[];
}

/** The way back to a draft that was left, to progress and to reports. */
export function Newest({ slug, rows }: Props): JSX.Element | null {
  const { t, i18n } = useTranslation();
  if (rows.length === 0) return null;
  const form = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  const about = ({ state, tally }: ImportRow): string =>
    state === "ready" || state === "reading"
      ? t("imports.rowDraft", { count: tally.total })
      : t("imports.row", { imported: tally.imported, total: tally.total });
  const name = ({ file, files }: ImportRow): string => {
    const first = file || t("imports.items.gone");
    return files > 1 ? t("imports.newestMany", { file: first, count: files - 1 }) : first;
  };
  return (
    <section className="newest">
      <h2>{t("imports.newest")}</h2>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.uuid}>
            <a href={`/projects/${slug}/imports/${row.uuid}/`}>{name(row)}</a>
            <time className="quiet" dateTime={row.created_at}>
              {form.format(new Date(row.created_at))}
            </time>
            <span className="state">{t(`imports.states.${row.state}`)}</span>
            <span className="quiet">{about(row)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
