import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ArticleRow } from "../api/client";

interface Props {
  readonly slug: string;
  readonly rows: readonly ArticleRow[];
  readonly selected?: ReadonlySet<number>;
  readonly onSelect?: (selected: ReadonlySet<number>) => void;
}

export function ArticleTable({ slug, rows, selected, onSelect }: Props): JSX.Element {
  const { t } = useTranslation();
  const all = rows.every(({ id }) => selected?.has(id));
  return (
    <table>
      <thead>
        <tr>
          {selected && (
            <th className="tickbox" scope="col">
              <Tick
                name={t("articles.selectAll")}
                on={all}
                onChange={() => onSelect?.(new Set(all ? [] : rows.map(({ id }) => id)))}
              />
            </th>
          )}
          <th scope="col">{t("articles.article")}</th>
          <th scope="col">{t("articles.submitted")}</th>
          <th scope="col" className="number">
            {t("articles.spans")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {selected && (
              <td className="tickbox">
                <Tick
                  name={t("articles.select", { headline: row.headline })}
                  on={selected.has(row.id)}
                  onChange={() => onSelect?.(toggled(selected, row.id))}
                />
              </td>
            )}
            <Named slug={slug} row={row} />
            <Submitted row={row} />
            <td className="number">{row.spans}</td>
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
}

function Tick({ name, on, onChange }: TickProps): JSX.Element {
  return (
    <label className="tick">
      <input type="checkbox" checked={on} onChange={onChange} aria-label={name} />
    </label>
  );
}

function Named({ slug, row }: { readonly slug: string; readonly row: ArticleRow }): JSX.Element {
  const { t } = useTranslation();
  const about = [row.outlet, row.story, row.byline, useTime(row), t("articles.words", { count: row.words })];
  return (
    <th scope="row" className="name">
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
  if (total === 0) return <td className="quiet">{t("articles.nobody")}</td>;
  const words = t("articles.of", { submitted, total });
  return (
    <td className="share">
      <progress max={total} value={submitted} aria-label={words} />
      <span aria-hidden="true">{words}</span>
    </td>
  );
}
