import type { JSX } from "react";
import type { Found } from "../reading/works";
import type { PointText } from "../text/offsets";
import type { Range } from "../text/reading";
import { segments, touch } from "../text/segments";

interface Props {
  readonly words: PointText;
  readonly block: Range;
  readonly spans: readonly Found[];
}

/** Words in the tints of the families somebody marked them with. Who did is on the article's own page. */
export function Marked({ words, block, spans }: Props): JSX.Element {
  const inside = spans.filter((span) => touch(span, block));
  const known = new Map(inside.map((one) => [one.id, one]));
  return (
    <>
      {segments(block, inside).map(({ start, end, ids }) => (
        <Tinted key={start} text={words.slice(start, end)} over={ids.flatMap((id) => known.get(id) ?? [])} />
      ))}
    </>
  );
}

function Tinted({ text, over }: { readonly text: string; readonly over: readonly Found[] }): JSX.Element {
  const colours = [...new Set(over.map(({ span }) => span.colour))];
  return colours.reduceRight(
    (inner, colour) => <mark className={`tint c-${colour}`}>{inner}</mark>,
    <span>{text}</span>,
  );
}
