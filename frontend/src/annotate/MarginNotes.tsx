import { useLayoutEffect, useRef, type JSX, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { followed, lineOf } from "./beside";
import { colourOf, nameOf, type Looks } from "./looks";
import { inWords } from "../ui/words";
import type { Gap } from "./gaps";
import type { LiveLink, LiveMark } from "./marks";
import { pushedApart } from "./notes";

interface ListProps {
  readonly marks: readonly LiveMark[];
  readonly chosen: string | null;
  readonly looks: Looks;
  readonly onChoose: (uuid: string) => void;
  /** Their targets' words stand below the label of their source. */
  readonly links?: readonly LiveLink[];
  /** What else is known of the chosen one. */
  readonly more?: ReactNode;
  readonly gaps?: readonly Gap[];
}

interface Props extends ListProps {
  readonly article: RefObject<HTMLElement | null>;
}

const GAP = 8;

/** The labels beside their lines. Hidden where there is no margin: the panel lists them then. */
export function MarginNotes({ article, ...list }: Props): JSX.Element {
  const { t } = useTranslation();
  const notes = useRef<HTMLElement>(null);
  useLayoutEffect(() => keepPlaced(article.current, notes.current), [article, list.marks, list.chosen, list.links, list.more, list.gaps]);
  return (
    <aside className="notes" ref={notes} aria-label={t("annotate.notes")}>
      <MarkList {...list} />
    </aside>
  );
}

export function MarkList({ marks, chosen, looks, onChoose, links = [], gaps = [], more }: ListProps): JSX.Element {
  const { t } = useTranslation();
  const missing = new Map(gaps.map((gap) => [gap.mark.uuid, gap.missing]));
  const quotes = new Map(marks.map(({ uuid, now }) => [uuid, now.quote]));
  return (
    <ul>
      {marks.map(({ uuid, now }) => (
        <li key={uuid} data-note={uuid}>
          <button
            type="button"
            className={`note ${colourOf(looks, now.label)}${uuid === chosen ? " on" : ""}`}
            aria-pressed={uuid === chosen}
            onClick={() => onChoose(uuid)}
          >
            <b>{nameOf(looks, now.label)}</b>
            <span>{now.quote}</span>
            {missing.has(uuid) && <em className="gap">{t("undo.lacks", { missing: missing.get(uuid)?.map(inWords).join(", ") })}</em>}
            {links.map((link) => link.now.source === uuid && <em key={link.uuid}>→ {quotes.get(link.now.target)}</em>)}
          </button>
          {uuid === chosen && more}
        </li>
      ))}
    </ul>
  );
}

function keepPlaced(article: HTMLElement | null, notes: HTMLElement | null): (() => void) | undefined {
  if (!article || !notes) return undefined;
  return followed(article, () => place(article, notes));
}

function place(article: HTMLElement, notes: HTMLElement): void {
  const origin = notes.getBoundingClientRect().top;
  const items = [...notes.querySelectorAll<HTMLElement>("[data-note]")];
  const wanted = (item: HTMLElement): number => (lineOf(article, item.dataset.note ?? "")?.top ?? 0) - origin;
  const sizes = items.map((item) => ({ wanted: wanted(item), height: item.offsetHeight }));
  pushedApart(sizes, GAP).forEach((top, index) => {
    const item = items[index];
    if (item) item.style.top = `${Math.round(top)}px`;
  });
}
