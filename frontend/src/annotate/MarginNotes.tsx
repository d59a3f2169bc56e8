import type { TFunction } from "i18next";
import { memo, useLayoutEffect, useMemo, useRef, type JSX, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { beginnings, followed } from "./beside";
import { colourOf, nameOf, type Looks } from "./looks";
import { inWords } from "../ui/words";
import type { Gap } from "./gaps";
import type { LiveLink, LiveMark } from "./marks";
import { pushedApart } from "./notes";
import type { Block } from "../text/reading";
import { touch } from "../text/segments";
import { useNear } from "./useNear";

interface ListProps {
  /** All spans, in reading order. */
  readonly marks: readonly LiveMark[];
  readonly chosen: string | null;
  readonly looks: Looks;
  readonly onChoose: (uuid: string) => void;
  /** Their targets' words stand below the label of their source. */
  readonly links?: readonly LiveLink[];
  /** What else is known of the chosen one. */
  readonly more?: ReactNode;
  readonly gaps?: readonly Gap[];
  /** Those that have a note: the others are far from what is in view. */
  readonly listed: readonly LiveMark[];
}

interface Props extends Omit<ListProps, "listed"> {
  readonly article: RefObject<HTMLElement | null>;
  readonly blocks: readonly Block[];
}

const GAP = 8;
/** Between the words of two targets; no text holds it, for it is no character of any script. */
const LINE = "\u001e";

/** The labels beside their lines. Hidden where there is no margin: the panel lists them then. */
export function MarginNotes({ article, blocks, ...list }: Props): JSX.Element {
  const { t } = useTranslation();
  const notes = useRef<HTMLElement>(null);
  const near = useNear(article, blocks);
  const listed = useMemo(() => list.marks.filter(({ now }) => touch(now, near)), [list.marks, near]);
  useLayoutEffect(() => keepPlaced(article.current, notes.current), [article, listed, list.chosen, list.links, list.more, list.gaps]);
  return (
    <aside className="notes" ref={notes} aria-label={t("annotate.notes")}>
      <MarkList {...list} listed={listed} />
    </aside>
  );
}

const NO_LINKS: readonly LiveLink[] = [];
const NO_GAPS: readonly Gap[] = [];

const MarkList = memo(function MarkList(props: ListProps): JSX.Element {
  const { t } = useTranslation();
  const { marks, listed, chosen, looks, onChoose, links = NO_LINKS, gaps = NO_GAPS, more } = props;
  const targets = useMemo(() => targetsOf(marks, links), [marks, links]);
  const missing = useMemo(() => new Map(gaps.map((gap) => [gap.mark.uuid, gap.missing.map(inWords).join(", ")])), [gaps]);
  return (
    <ul>
      {listed.map((mark) => (
        <Note
          key={mark.uuid}
          {...{ mark, looks, onChoose, t }}
          on={mark.uuid === chosen}
          targets={targets.get(mark.uuid)}
          missing={missing.get(mark.uuid)}
          more={mark.uuid === chosen ? more : null}
        />
      ))}
    </ul>
  );
});

interface NoteProps extends Pick<ListProps, "looks" | "onChoose"> {
  readonly mark: LiveMark;
  readonly on: boolean;
  /** The words its links lead to, a line each. */
  readonly targets: string | undefined;
  readonly missing: string | undefined;
  readonly more: ReactNode;
  readonly t: TFunction;
}

const Note = memo(function Note(props: NoteProps): JSX.Element {
  const { t, mark, looks, onChoose, on, targets, missing, more } = props;
  const { uuid, now } = mark;
  return (
    <li data-note={uuid}>
      <button
        type="button"
        className={`note ${colourOf(looks, now.label)}${on ? " on" : ""}`}
        aria-pressed={on}
        onClick={() => onChoose(uuid)}
      >
        <b>{nameOf(looks, now.label)}</b>
        <span>{now.quote}</span>
        {missing !== undefined && <em className="gap">{t("undo.lacks", { missing })}</em>}
        {targets?.split(LINE).map((words, index) => <em key={index}>→ {words}</em>)}
      </button>
      {more}
    </li>
  );
});

/** One value for all targets of a span, so that its note need not be drawn anew while they stay the same. */
function targetsOf(marks: readonly LiveMark[], links: readonly LiveLink[]): ReadonlyMap<string, string> {
  const quotes = new Map(marks.map(({ uuid, now }) => [uuid, now.quote]));
  const targets = new Map<string, string>();
  for (const { now } of links) {
    const [before, words] = [targets.get(now.source), quotes.get(now.target) ?? ""];
    targets.set(now.source, before === undefined ? words : before + LINE + words);
  }
  return targets;
}

function keepPlaced(article: HTMLElement | null, notes: HTMLElement | null): (() => void) | undefined {
  if (!article || !notes) return undefined;
  return followed(article, () => place(article, notes));
}

function place(article: HTMLElement, notes: HTMLElement): void {
  const origin = notes.getBoundingClientRect().top;
  const items = [...notes.querySelectorAll<HTMLElement>("[data-note]")];
  const lines = beginnings(article);
  const wanted = (item: HTMLElement): number =>
    (lines.get(item.dataset.note ?? "")?.getClientRects()[0]?.top ?? 0) - origin;
  const sizes = items.map((item) => ({ wanted: wanted(item), height: item.offsetHeight }));
  pushedApart(sizes, GAP).forEach((top, index) => {
    const item = items[index];
    const place = `${Math.round(top)}px`;
    if (item && item.style.top !== place) item.style.top = place;
  });
}
