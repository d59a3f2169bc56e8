import type { TFunction } from "i18next";
import { memo, useEffect, useMemo, useRef, useState, type FocusEvent, type JSX, type KeyboardEvent, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { attributesSaid } from "../annotate/facts";
import type { Gap } from "../annotate/gaps";
import { colourOf, nameOf, patternOf, type Looks } from "../annotate/looks";
import type { LiveLink, LiveMark } from "../annotate/marks";
import type { State } from "../annotate/state";
import { wholesOf, type Wholes } from "../annotate/wholes";
import type { Codebook } from "../api/client";
import type { Reading } from "../text/reading";
import { initial } from "../ui/initial";
import { contextOf, listed } from "./listing";
import { entryAt, moveIn, uuidOf } from "./moving";

interface Props {
  readonly codebook: Codebook;
  readonly state: State;
  readonly marks: readonly LiveMark[];
  readonly links: readonly LiveLink[];
  readonly gaps: readonly Gap[];
  readonly looks: Looks;
  readonly openings: number;
  readonly onChoose: (uuid: string) => void;
}

/** All spans in reading order, to search and to go to. */
export function SpanList(props: Props): JSX.Element {
  const { t } = useTranslation();
  const { codebook, state, marks, looks, onChoose } = props;
  const [label, setLabel] = useState("");
  const [query, setQuery] = useState("");
  const found = useMemo(() => listed(marks, looks, label, query), [marks, looks, label, query]);
  if (marks.length === 0) return <p className="quiet">{t("looks.list.empty")}</p>;
  const goToFirst = (): void => {
    if (found[0]) onChoose(found[0].uuid);
  };
  const sought = query !== "" || label !== "";
  return (
    <>
      <div className="search">
        <SearchField query={query} onQuery={setQuery} onEnter={goToFirst} />
        <LabelChoice codebook={codebook} label={label} onLabel={setLabel} />
      </div>
      <p className="quiet" role="status">
        {sought && t(found.length === 0 ? "looks.list.nothing" : "looks.list.found", { count: found.length })}
      </p>
      <Entries {...props} marks={found} chosen={state.chosen} />
    </>
  );
}

interface SearchProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onEnter: () => void;
}

/** Enter goes to the first span found, the arrow key down into the list. */
function SearchField({ query, onQuery, onEnter }: SearchProps): JSX.Element {
  const { t } = useTranslation();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") onEnter();
    else if (event.key === "ArrowDown") entryAt(event.currentTarget.closest(".sideList"))?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <input
      type="search"
      value={query}
      placeholder={t("looks.list.search")}
      aria-label={t("looks.list.search")}
      onChange={(event) => onQuery(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}

function LabelChoice({ codebook, label, onLabel }: { codebook: Codebook; label: string; onLabel: (slug: string) => void }): JSX.Element {
  const { t } = useTranslation();
  return (
    <select value={label} aria-label={t("looks.list.label")} onChange={(event) => onLabel(event.target.value)}>
      <option value="">{t("looks.list.all")}</option>
      {codebook.labels.map(({ slug, name }) => (
        <option key={slug} value={slug}>
          {name}
        </option>
      ))}
    </select>
  );
}

interface EntriesProps extends Props {
  readonly chosen: string | null;
}

/** One tab stop; the arrow keys go from span to span, Enter or a press goes to it in the text. */
function Entries({ codebook, state, marks, links, gaps, looks, openings, chosen, onChoose }: EntriesProps): JSX.Element {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState<string | null>(null);
  const incomplete = useMemo(() => new Set(gaps.map(({ mark }) => mark.uuid)), [gaps]);
  const wholes = useMemo(() => wholesOf(links), [links]);
  const families = useMemo(() => new Map(codebook.families.map(({ slug, name }) => [slug, initial(name)])), [codebook]);
  const here = chosen ?? at ?? marks.find(({ now }) => now.start >= state.selection.focus)?.uuid;
  const stop = marks.some(({ uuid }) => uuid === here) ? here : marks[0]?.uuid;
  useEffect(() => {
    if (openings > 0) entryAt(list.current, "[tabindex='0']")?.focus();
  }, [openings]);
  useEffect(() => keepInView(list.current), [chosen]);
  const go = (event: MouseEvent): void => {
    const uuid = uuidOf(event.target);
    if (uuid !== null) onChoose(uuid);
  };
  return (
    <ul
      className="entries"
      ref={list}
      aria-label={t("looks.list.name")}
      onClick={go}
      onFocus={(event: FocusEvent) => setAt(uuidOf(event.target))}
      onKeyDown={moveIn}
    >
      {marks.map((mark) => (
        <Entry
          key={mark.uuid}
          {...{ mark, looks, t }}
          reading={state.reading}
          sign={families.get(looks.get(mark.now.label)?.label.family ?? "") ?? ""}
          on={mark.uuid === chosen}
          stop={mark.uuid === stop}
          part={partOf(wholes, marks, mark.uuid)}
          incomplete={incomplete.has(mark.uuid)}
        />
      ))}
    </ul>
  );
}

interface EntryProps {
  readonly t: TFunction;
  readonly mark: LiveMark;
  readonly reading: Reading;
  readonly looks: Looks;
  readonly sign: string;
  readonly on: boolean;
  /** Where Tab arrives. */
  readonly stop: boolean;
  /** "2 3": the second of three parts. */
  readonly part: string;
  readonly incomplete: boolean;
}

const Entry = memo(function Entry({ t, mark, reading, looks, sign, on, stop, part, incomplete }: EntryProps): JSX.Element {
  const { now } = mark;
  const { before, after } = contextOf(reading, now);
  const [at, all] = part.split(" ");
  const facts = attributesSaid(looks, now).map(({ value }) => value);
  return (
    <li className={`entry ${colourOf(looks, now.label)} ${patternOf(looks, now.label)}${on ? " on" : ""}`}>
      <button type="button" data-uuid={mark.uuid} tabIndex={stop ? 0 : -1} aria-current={on}>
        <span className="sign">
          <i aria-hidden="true">{sign}</i> <b>{nameOf(looks, now.label)}</b>
          {part !== "" && <span className="quiet">{t("looks.list.part", { at, all })}</span>}
          {incomplete && <em className="incomplete">{t("looks.list.incomplete")}</em>}
        </span>
        <span className="context" dir="auto">
          {before}
          <mark className="shown">{now.quote}</mark>
          {after}
        </span>
        {facts.length > 0 && <span className="quiet said">{facts.join(" · ")}</span>}
        {now.note !== "" && <span className="quiet said">{t("looks.list.note", { note: now.note })}</span>}
      </button>
    </li>
  );
});

function partOf(wholes: Wholes, marks: readonly LiveMark[], uuid: string): string {
  const whole = wholes.get(uuid);
  if (!whole) return "";
  const parts = marks.filter((mark) => whole.has(mark.uuid));
  return `${parts.findIndex((mark) => mark.uuid === uuid) + 1} ${parts.length}`;
}

/** Only the list itself scrolls: the cards above stay where they are. */
function keepInView(list: HTMLElement | null): void {
  const on = list?.querySelector(".entry.on");
  if (!list || !on || list.contains(document.activeElement)) return;
  const [outer, inner] = [list.getBoundingClientRect(), on.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    list.scrollBy({ top: (inner.top + inner.bottom - outer.top - outer.bottom) / 2 });
  }
}
