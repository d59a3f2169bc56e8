import { useMemo, type JSX, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { BlockElement } from "../article/BlockElement";
import type { Reading } from "../text/reading";
import { segments, touch, type Segment } from "../text/segments";
import { pressed, rowsOf, type Found } from "./works";

interface Props {
  readonly reading: Reading;
  readonly spans: readonly Found[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** As many as there are styles for. */
const MOST_ROWS = 6;

/** The words with a line for every span below them: a row and a pattern for each annotator. */
export function MarkedArticle({ reading, spans, chosen, onChoose }: Props): JSX.Element {
  const rows = useMemo(() => rowsOf(spans), [spans]);
  const reachable = spans.some((each) => each.id === chosen) ? chosen : spans[0]?.id;
  const onClick = (event: MouseEvent): void => {
    const id = pressed(idsUnder(event.target), chosen);
    if (id !== undefined) onChoose(id);
  };
  return (
    <div onClick={onClick}>
      {reading.blocks.map((block) => {
        const inside = spans.filter((each) => touch(each, block));
        const known = new Map(inside.map((each) => [each.id, each]));
        return (
          <div key={block.start} className={`rows-${rowsIn(inside, rows)}`}>
            <BlockElement kind={block.kind}>
              {segments(block, inside, rows).map((segment) => (
                <Stretch
                  key={segment.start}
                  segment={segment}
                  over={segment.ids.flatMap((id) => known.get(id) ?? [])}
                  text={reading.text.slice(segment.start, segment.end)}
                  {...{ rows, chosen, reachable }}
                />
              ))}
            </BlockElement>
          </div>
        );
      })}
    </div>
  );
}

/** How many rows of lines a block makes room for. */
function rowsIn(inside: readonly Found[], rows: ReadonlyMap<string, number>): number {
  return Math.min(Math.max(0, ...inside.map((each) => (rows.get(each.id) ?? 0) + 1)), MOST_ROWS);
}

interface LookProps {
  readonly segment: Segment;
  readonly rows: ReadonlyMap<string, number>;
  readonly chosen: string | null;
  /** The one span that Tab stops at. */
  readonly reachable: string | null | undefined;
}

interface StretchProps extends LookProps {
  readonly over: readonly Found[];
  readonly text: string;
}

function Stretch({ over, text, ...look }: StretchProps): JSX.Element {
  return over.reduceRight(
    (inner, found) => (
      <Marked found={found} {...look}>
        {inner}
      </Marked>
    ),
    <span>{text}</span>,
  );
}

interface MarkedProps extends LookProps {
  readonly found: Found;
  readonly children: JSX.Element;
}

function Marked({ found, segment, rows, chosen, reachable, children }: MarkedProps): JSX.Element {
  const { t } = useTranslation();
  const { id, span, work, pattern } = found;
  const first = segment.start === found.start;
  const parts = [
    `mark c-${span.colour} lane-${Math.min(rows.get(id) ?? 0, MOST_ROWS - 1)} pattern-${pattern}`,
    first ? "first" : "",
    segment.end === found.end ? "last" : "",
    id === chosen ? "on" : "",
  ];
  const name = t("reading.span", { annotator: work.annotator, label: span.label_name, quote: span.quote });
  const focusable = first && {
    tabIndex: id === reachable ? 0 : -1,
    role: "group",
    "aria-label": name,
    "aria-roledescription": t("reading.mark"),
  };
  return (
    <mark className={parts.filter(Boolean).join(" ")} data-id={id} {...focusable}>
      {children}
    </mark>
  );
}

function idsUnder(target: EventTarget): string[] {
  const ids: string[] = [];
  let mark = target instanceof Element ? target.closest<HTMLElement>("mark") : null;
  while (mark) {
    ids.push(mark.dataset.id ?? "");
    mark = mark.parentElement?.closest<HTMLElement>("mark") ?? null;
  }
  return ids;
}
