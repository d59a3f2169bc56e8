import { memo, useMemo, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { BlockElement } from "../article/BlockElement";
import type { Block, Reading } from "../text/reading";
import { byBlock, lanes, segments, type Placed, type Segment } from "../text/segments";
import { colourOf, nameOf, patternOf, type Looks } from "./looks";
import type { LiveMark } from "./marks";
import { spanNames, type SpanNames } from "./spanNames";
import { useGrowing } from "./useGrowing";

interface Props {
  readonly reading: Reading;
  readonly marks: readonly LiveMark[];
  readonly chosen: string | null;
  readonly looks: Looks;
  /** Further classes of spans, by uuid: the ends of links. */
  readonly signs?: ReadonlyMap<string, string> | undefined;
}

/** The article with its spans. Each block draws itself anew only when one of its own spans changes. */
export const ArticleText = memo(function ArticleText({ reading, marks, chosen, looks, signs }: Props): JSX.Element {
  const { t } = useTranslation();
  const names = useMemo(() => spanNames(t), [t]);
  const lane = useMemo(() => lanes(marks.map(placed)), [marks]);
  const inside = useMemo(() => byBlock(reading.blocks, marks, ({ now }) => now), [reading, marks]);
  const shown = useGrowing(reading.blocks);
  return (
    <>
      {reading.blocks.slice(0, shown).map((block, index) => {
        const own = inside[index] ?? [];
        const on = own.some((mark) => mark.uuid === chosen) ? chosen : null;
        return <BlockText key={block.start} {...{ reading, block, looks, lane, signs, names }} marks={own} chosen={on} />;
      })}
    </>
  );
});

interface BlockProps extends Props {
  readonly block: Block;
  readonly lane: ReadonlyMap<string, number>;
  readonly names: SpanNames;
}

const BlockText = memo(function BlockText({ block, ...props }: BlockProps): JSX.Element {
  const { reading, marks } = props;
  const known = new Map(marks.map((mark) => [mark.uuid, mark]));
  return (
    <BlockElement kind={block.kind} points={block.end - block.start}>
      {segments(block, marks.map(placed)).map((segment) => (
        <Stretch
          key={segment.start}
          {...props}
          segment={segment}
          over={segment.ids.flatMap((id) => known.get(id) ?? [])}
          text={reading.text.slice(segment.start, segment.end)}
        />
      ))}
    </BlockElement>
  );
}, sameBlock);

function sameBlock(before: BlockProps, after: BlockProps): boolean {
  return (
    before.block === after.block &&
    before.chosen === after.chosen &&
    before.names === after.names &&
    before.marks.length === after.marks.length &&
    before.marks.every((mark, index) => {
      const other = after.marks[index];
      const looksTheSame = before.lane.get(mark.uuid) === after.lane.get(mark.uuid);
      return mark === other && looksTheSame && before.signs?.get(mark.uuid) === after.signs?.get(mark.uuid);
    })
  );
}

interface StretchProps extends Omit<BlockProps, "block"> {
  readonly segment: Segment;
  readonly over: readonly LiveMark[];
  readonly text: string;
}

/** One stretch of text inside the marks over it, the outermost first. */
function Stretch({ segment, over, text, ...props }: StretchProps): JSX.Element {
  const leaf = <span data-at={segment.start}>{text}</span>;
  return over.reduceRight(
    (inner, mark) => (
      <Marked mark={mark} segment={segment} {...props}>
        {inner}
      </Marked>
    ),
    leaf,
  );
}

interface MarkedProps extends Omit<StretchProps, "over" | "text"> {
  readonly mark: LiveMark;
  readonly children: JSX.Element;
}

function Marked({ mark, segment, chosen, looks, lane, signs, names, children }: MarkedProps): JSX.Element {
  const first = segment.start === mark.now.start;
  const last = segment.end === mark.now.end;
  const parts = [
    `mark ${colourOf(looks, mark.now.label)} ${patternOf(looks, mark.now.label)} lane-${Math.min(lane.get(mark.uuid) ?? 0, 7)}`,
    first ? "first" : "",
    last ? "last" : "",
    mark.uuid === chosen ? "on" : "",
    `sync-${mark.sync}`,
    signs?.get(mark.uuid) ?? "",
  ];
  // A plain mark may not be named (ARIA), so the stretch that takes the focus is a named group.
  const focusable = first && { tabIndex: 0, role: "group", "aria-label": nameFor({ mark, chosen, looks, signs, names }), "aria-roledescription": names.kind };
  return (
    <mark className={parts.filter(Boolean).join(" ")} data-uuid={mark.uuid} {...focusable}>
      {children}
    </mark>
  );
}

type Named = Pick<MarkedProps, "mark" | "chosen" | "looks" | "signs" | "names">;

function nameFor({ mark, chosen, looks, signs, names }: Named): string {
  const { label, quote } = mark.now;
  // Of what is chosen the announcer tells the rest; said twice it would only take time.
  const plain = mark.uuid === chosen ? quote : names.of(nameOf(looks, label), quote);
  return signs?.get(mark.uuid)?.includes("gap") ? names.incomplete(plain) : plain;
}

function placed({ uuid, now }: LiveMark): Placed {
  return { id: uuid, start: now.start, end: now.end };
}
