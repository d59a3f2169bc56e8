import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ChangePlan, ChangePreview } from "../api/client";
import { shortened, strands } from "./flowing";

const ROW = 30;
const WIDTH = 960;
const LEFT = 360;
const RIGHT = 600;
const THINNEST = 1.5;
const THICKEST = 24;

/** Which labels flow where, as thick as they have spans. */
export function Flow({ plan, preview }: { plan: ChangePlan; preview: ChangePreview }): JSX.Element {
  const { t } = useTranslation();
  const { labels, new_labels: fresh } = preview;
  const drawn = strands(preview);
  const isAside = drawn.some(({ to }) => to === fresh.length);
  const height = Math.max(labels.length, fresh.length + (isAside ? 1 : 0)) * ROW;
  return (
    <svg
      className="flow"
      role="img"
      aria-label={t("changes.flow", { old: plan.old, new: plan.new })}
      viewBox={`0 0 ${WIDTH} ${height}`}
    >
      {drawn.map(({ from, to, share, certain, colour }) => (
        <path
          key={`${from} ${to}`}
          className={`c-${colour} ${certain ? "" : "uncertain"}`}
          d={curve(middle(from), middle(to))}
          strokeWidth={Math.max(THINNEST, share * THICKEST)}
        />
      ))}
      {labels.map(({ slug, name }, index) => (
        <text key={slug} x={LEFT - 12} y={middle(index)} className="old">
          <Name name={name} />
        </text>
      ))}
      {fresh.map(({ slug, name }, index) => (
        <text key={slug} x={RIGHT + 12} y={middle(index)}>
          <Name name={name} />
        </text>
      ))}
      {isAside && (
        <text x={RIGHT + 12} y={middle(fresh.length)} className="aside">
          {t("changes.aside")}
        </text>
      )}
    </svg>
  );
}

/** What is cut off stands whole under the pointer, and in the table. */
function Name({ name }: { name: string }): JSX.Element {
  return (
    <>
      <title>{name}</title>
      {shortened(name)}
    </>
  );
}

function middle(index: number): number {
  return index * ROW + ROW / 2;
}

function curve(from: number, to: number): string {
  const half = (LEFT + RIGHT) / 2;
  return `M ${LEFT} ${from} C ${half} ${from}, ${half} ${to}, ${RIGHT} ${to}`;
}
