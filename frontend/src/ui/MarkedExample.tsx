import type { JSX } from "react";
import type { Example } from "../api/client";
import { pieces } from "../text/pieces";

interface Props {
  readonly example: Example;
}

/** An example sentence in which what the label stands for is marked, and why below it. */
export function MarkedExample({ example }: Props): JSX.Element {
  return (
    <>
      {pieces(example.text, example.spans).map(({ start, text, marked }) =>
        marked ? (
          <mark key={start} className="shown">
            {text}
          </mark>
        ) : (
          <span key={start}>{text}</span>
        ),
      )}
      {example.why !== "" && <span className="why"> {example.why}</span>}
    </>
  );
}
