import type { JSX } from "react";

interface Props {
  /** From the strongest to the faintest. */
  readonly parts: readonly number[];
  readonly most: number;
  readonly name: string;
}

const HEIGHT = 10;

/** A bar in a row of a table; its figures stand in the same row. */
export function Bar({ parts, most, name }: Props): JSX.Element {
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((sum, part) => sum + part, 0));
  return (
    <svg className="workbar" viewBox={`0 0 ${most} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={name}>
      {parts.map((part, at) => (
        <rect key={at} className={`part${at}`} x={starts[at]} width={part} height={HEIGHT} />
      ))}
    </svg>
  );
}
