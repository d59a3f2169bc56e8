import { useId, useMemo, type JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Comparison } from "../api/client";
import { beside, type Beside, type Part } from "./beside";

interface Props {
  readonly comparison: Comparison;
  readonly names: { readonly there: string; readonly here: string };
}

/** Two columns whose paragraphs keep level; on a narrow page one text under the other. */
export function BothTexts({ comparison, names }: Props): JSX.Element {
  const { t } = useTranslation();
  const rows = useMemo(() => beside(comparison), [comparison]);
  return (
    <div className="both" tabIndex={0} role="region" aria-label={t("imports.compare.texts")}>
      {(["there", "here"] as const).map((side) => (
        <Column key={side} side={side} name={names[side]} rows={rows} about={comparison[side]} />
      ))}
    </div>
  );
}

interface ColumnProps {
  readonly side: keyof Beside;
  readonly name: string;
  readonly rows: readonly Beside[];
  readonly about: Comparison["there"];
}

function Column({ side, name, rows, about }: ColumnProps): JSX.Element {
  const heading = useId();
  return (
    <section className={side} aria-labelledby={heading}>
      <h3 id={heading}>{[name, about.outlet].filter(Boolean).join(" · ")}</h3>
      {rows.map((row, at) => (
        <p key={at} lang={about.language} dir="auto">
          {row[side].map((part, n) => (
            <Words key={n} part={part} />
          ))}
        </p>
      ))}
    </section>
  );
}

function Words({ part }: { readonly part: Part }): JSX.Element {
  const { t } = useTranslation();
  if (!part.alone) return <>{part.words}</>;
  return (
    <mark>
      <span className="unseen">{t("imports.compare.alone")} </span>
      {part.words}
    </mark>
  );
}
