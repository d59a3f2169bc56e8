import { useRef, type JSX } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { SpanRow } from "../api/client";
import { useRowKeys } from "./useRowKeys";

interface Props {
  readonly project: string;
  readonly rows: readonly SpanRow[];
}

/** The spans, each in its words and linked to its article. One stop for Tab, arrows from there. */
export function Rows({ project, rows }: Props): JSX.Element | null {
  const list = useRef<HTMLOListElement>(null);
  const [current, onFocus] = useRowKeys(list);
  if (rows.length === 0) return null;
  return (
    <>
      <p className="quiet keysHint">
        <Trans i18nKey="spans.keys" components={{ kbd: <kbd /> }} />
      </p>
      <ol className="spans" ref={list} onFocus={onFocus}>
        {rows.map((row, index) => (
          <Row
            key={`${row.assignment} ${row.uuid}`}
            row={row}
            href={`/projects/${project}/texts/${row.text}/?span=${row.annotator}.${row.uuid}`}
            current={index === Math.min(current, rows.length - 1)}
          />
        ))}
      </ol>
    </>
  );
}

interface RowProps {
  readonly row: SpanRow;
  readonly href: string;
  readonly current: boolean;
}

function Row({ row, href, current }: RowProps): JSX.Element {
  const { t } = useTranslation();
  const { headline, outlet } = row.article;
  return (
    <li className={`c-${row.colour}`}>
      <a href={href} tabIndex={current ? 0 : -1} dir="auto">
        <span className="context">{row.before}</span>
        <span className="words">{row.quote}</span>
        <span className="context">{row.after}</span>
      </a>
      <span className="named dot">{row.label_name}</span>
      <span className="who">
        {row.annotator} <span className="quiet">{t(`spans.states.${row.state}`)}</span>
      </span>
      <span className="where" dir="auto">
        {[headline || t("spans.unnamed"), outlet].filter(Boolean).join(" · ")}
      </span>
      <Signs row={row} />
    </li>
  );
}

function Signs({ row }: { row: SpanRow }): JSX.Element {
  const { t } = useTranslation();
  return (
    <span className="signs">
      {row.note !== "" && (
        <span role="img" aria-label={t("spans.note")} title={row.note}>
          ✎
        </span>
      )}
      {row.confidence !== null && (
        <span role="img" aria-label={t("spans.confidence", { level: row.confidence })}>
          {"●".repeat(row.confidence) + "○".repeat(3 - row.confidence)}
        </span>
      )}
    </span>
  );
}
