import { scaleLinear } from "d3-scale";
import type { JSX } from "react";
import "./bar.css";

export interface Part {
  readonly kind: string;
  readonly value: number;
}

interface Props {
  readonly parts: readonly Part[];
  /** What the whole width stands for. */
  readonly of: number;
  /** The numbers in words; without them the bar repeats what is written beside it. */
  readonly name?: string;
}

const WIDTH = 100;
const HEIGHT = 10;

/** Quantities end to end on one scale, as wide as its place. */
export function Bar({ parts, of, name }: Props): JSX.Element {
  const x = scaleLinear([0, Math.max(of, 1)], [0, WIDTH]);
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part.value, 0));
  const spoken = name === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": name };
  return (
    <svg className="bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" {...spoken}>
      {parts.map(({ kind, value }, index) => (
        <rect key={kind} className={kind} x={x(starts[index] ?? 0)} y={0} width={x(value)} height={HEIGHT} />
      ))}
    </svg>
  );
}
