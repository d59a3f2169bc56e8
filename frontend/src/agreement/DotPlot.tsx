import { scaleLinear } from "d3-scale";
import type { JSX } from "react";
import type { Interval } from "../api/client";
import "./plot.css";
import i18next from "../i18n";

interface Props {
  readonly alpha: number | null;
  readonly interval?: Interval | null;
  readonly exact?: number | null;
  readonly overlap?: number | null;
  /** Where the axis begins: 0, or below it when some label's agreement is. */
  readonly from: number;
  readonly colour: string;
  readonly name: string;
  /** As drawn; less where the plot has less room, so that its signs keep their size. */
  readonly width?: number;
}

const WIDTH = 300;
const HEIGHT = 30;
const EDGE = 8;
const CONVENTIONS = [0.667, 0.8];

/** A label's figures on an axis that ends at 1; Krippendorff's conventions for alpha as dashed lines. */
export function DotPlot({ alpha, interval = null, exact = null, overlap = null, from, colour, name, width = WIDTH }: Props): JSX.Element {
  const x = scaleLinear([from, 1], [EDGE, width - EDGE]);
  const middle = HEIGHT / 2;
  return (
    <svg className={`plot c-${colour}`} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={name}>
      <line className="base" x1={x(from)} x2={x(1)} y1={middle} y2={middle} />
      <line className="zero" x1={x(0)} x2={x(0)} y1={0} y2={HEIGHT} />
      {CONVENTIONS.map((at) => (
        <line key={at} className="convention" x1={x(at)} x2={x(at)} y1={0} y2={HEIGHT} />
      ))}
      {alpha !== null && <line className="stem" x1={x(0)} x2={x(alpha)} y1={middle} y2={middle} />}
      {interval?.low != null && interval.high != null && (
        <path className="whisker" d={whisker(x(interval.low), x(interval.high), middle)} />
      )}
      {alpha !== null && <Sign kind="alpha" x={x(alpha)} y={middle} />}
      {overlap !== null && <Sign kind="overlap" x={x(overlap)} y={middle} />}
      {exact !== null && <Sign kind="exact" x={x(exact)} y={middle} />}
    </svg>
  );
}

/** A line with an end on each side. */
function whisker(low: number, high: number, y: number): string {
  return `M${low} ${y - 5}v10M${low} ${y}H${high}M${high} ${y - 5}v10`;
}

export type Kind = "alpha" | "exact" | "overlap";

interface SignProps {
  readonly kind: Kind;
  readonly x: number;
  readonly y: number;
}

/** Alpha a full dot, F1 on overlap a ring, F1 on equal ends a hollow diamond: told apart without colour. */
function Sign({ kind, x, y }: SignProps): JSX.Element {
  if (kind === "exact") return <path className={kind} d={`M${x} ${y - 5}l5 5-5 5-5-5z`} />;
  return <circle className={kind} cx={x} cy={y} r={kind === "alpha" ? 5 : 4.5} />;
}

export function LegendSign({ kind }: { kind: Kind }): JSX.Element {
  return (
    <svg className="plot sign" viewBox="0 0 14 14" aria-hidden="true">
      <Sign kind={kind} x={7} y={7} />
    </svg>
  );
}

/** The axis once, above its column; placed in per cent, so that its numbers keep their size. */
export function Axis({ from, name }: { from: number; name: string }): JSX.Element {
  const x = scaleLinear([from, 1], [EDGE, WIDTH - EDGE]);
  const ticks = [...new Set([from, 0, ...CONVENTIONS, 1])];
  return (
    <svg className="plot axis" role="img" aria-label={name}>
      {ticks.map((at) => (
        <text key={at} x={`${(100 * x(at)) / WIDTH}%`} y={12} textAnchor="middle">
          {tick(at)}
        </text>
      ))}
    </svg>
  );
}

function tick(at: number): string {
  const said = new Intl.NumberFormat(i18next.language || "en").format(at);
  return said.replace(/^(-?)0\./, "$1.").replace("-", "−");
}
