import type { JSX } from "react";

interface Props {
  readonly title: string;
  readonly unfolded: boolean;
  readonly onChange: (unfolded: boolean) => void;
}

/** Where there is little room for the article, what stands beside it folds into this one row. */
export function Fold({ title, unfolded, onChange }: Props): JSX.Element {
  return (
    <button type="button" className="fold narrow" aria-expanded={unfolded} onClick={() => onChange(!unfolded)}>
      {title}
    </button>
  );
}
