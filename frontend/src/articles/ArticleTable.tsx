import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ArticleRow } from "../api/client";

interface Props {
  readonly slug: string;
  readonly rows: readonly ArticleRow[];
  readonly selected?: ReadonlySet<number>;
  readonly onSelect?: (selected: ReadonlySet<number>) => void;
}

/**
 * A row per article; on a narrow screen its counts stand below the headline. The roles are
 * written out because a table laid out as a grid would lose its own.
 */
export function ArticleTable({ slug, rows, selected, onSelect }: Props): JSX.Element {
  const { t } = useTranslation();
  const all = rows.every(({ id }) => selected?.has(id));
  return (
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          {selected && (
            <th role="columnheader" className="tickbox" scope="col">
              <Tick
                spoken
                name={t("articles.selectAll")}
                on={all}
                onChange={() => onSelect?.(new Set(all ? [] : rows.map(({ id }) => id)))}
              />
            </th>
          )}
          <th role="columnheader" scope="col">{t("articles.article")}</th>
          <th role="columnheader" scope="col">{t("articles.submitted")}</th>
          <th role="columnheader" scope="col" className="number">
            {t("articles.spans")}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={row.id}>
            {selected && (
              <td role="cell" className="tickbox">
                <Tick
                  name={t("articles.select", { headline: row.headline })}
                  on={selected.has(row.id)}
                  onChange={() => onSelect?.(toggled(selected, row.id))}
                />
              </td>
            )}
            <Named slug={slug} row={row} />
            <Submitted row={row} />
            <td role="cell" className="number">
              <span className="wide">{row.spans}</span>
              <span className="narrow">{t("home.spans", { count: row.spans })}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function toggled(selected: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface TickProps {
  readonly name: string;
  readonly on: boolean;
  readonly onChange: () => void;
  /** Says its name beside it where no columns are. */
  readonly spoken?: boolean;
}

function Tick({ name, on, onChange, spoken }: TickProps): JSX.Element {
  return (
    <label className="tick">
      <input type="checkbox" checked={on} onChange={onChange} aria-label={name} />
      {spoken && <span className="narrow">{name}</span>}
    </label>
  );
}

function Named({ slug, row }: { readonly slug: string; readonly row: ArticleRow }): JSX.Element {
  const { t } = useTranslation();
  const about = [row.outlet, row.story, row.byline, useTime(row), t("articles.words", { count: row.words })];
  return (
    <th role="rowheader" scope="row" className="name">
      <a href={`/projects/${slug}/texts/${row.text}/`} lang={row.language} dir="auto">
        {row.headline}
      </a>
      <span className="quiet">{[...about, row.language].filter(Boolean).join(" · ")}</span>
    </th>
  );
}

function useTime({ published }: ArticleRow): string {
  const { t, i18n } = useTranslation();
  if (!published.at) return published.printed;
  const form = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeZone: "UTC" });
  const printed = form.format(new Date(published.at));
  return published.zone_assumed ? `${printed} (${t("articles.assumed")})` : printed;
}

function Submitted({ row }: { readonly row: ArticleRow }): JSX.Element {
  const { t } = useTranslation();
  const { submitted, total } = row.assignments;
  if (total === 0) return <td role="cell" className="quiet">{t("articles.nobody")}</td>;
  const words = t("articles.of", { submitted, total });
  return (
    <td role="cell" className="share">
      <progress max={total} value={submitted} aria-label={words} />
      <span className="wide" aria-hidden="true">
        {words}
      </span>
      <span className="narrow" aria-hidden="true">
        {t("home.progress", { done: submitted, total })}
      </span>
    </td>
  );
}
