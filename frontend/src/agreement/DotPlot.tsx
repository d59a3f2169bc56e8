import { scaleLinear } from "d3-scale";
import type { JSX } from "react";

interface Props {
  readonly value: number;
  /** Where the axis begins: 0, or below it when some label's agreement is. */
  readonly from: number;
  readonly colour: string;
  readonly name: string;
}

const WIDTH = 300;
const HEIGHT = 30;
const EDGE = 8;
const CONVENTIONS = [0.667, 0.8];

/** One figure on an axis that ends at 1; Krippendorff's conventions as dashed lines. */
export function DotPlot({ value, from, colour, name }: Props): JSX.Element {
  const x = scaleLinear([from, 1], [EDGE, WIDTH - EDGE]);
  const middle = HEIGHT / 2;
  return (
    <svg className={`plot c-${colour}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={name}>
      <line className="base" x1={x(from)} x2={x(1)} y1={middle} y2={middle} />
      <line className="zero" x1={x(0)} x2={x(0)} y1={0} y2={HEIGHT} />
      {CONVENTIONS.map((at) => (
        <line key={at} className="convention" x1={x(at)} x2={x(at)} y1={0} y2={HEIGHT} />
      ))}
      <line className="stem" x1={x(0)} x2={x(value)} y1={middle} y2={middle} />
      <circle cx={x(value)} cy={middle} r={5} />
    </svg>
  );
}

/** The axis once, above its column. */
export function Axis({ from, name }: { from: number; name: string }): JSX.Element {
  const x = scaleLinear([from, 1], [EDGE, WIDTH - EDGE]);
  const ticks = [...new Set([from, 0, ...CONVENTIONS, 1])];
  return (
    <svg className="plot axis" viewBox={`0 0 ${WIDTH} 16`} role="img" aria-label={name}>
      {ticks.map((at) => (
        <text key={at} x={x(at)} y={12} textAnchor="middle">
          {tick(at)}
        </text>
      ))}
    </svg>
  );
}

function tick(at: number): string {
  return Number.isInteger(at) ? String(at) : String(at).replace("0.", ".").replace("-", "−");
}
