import { useEffect, useRef, useState, type JSX, type KeyboardEvent, type RefObject } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Codebook, Label } from "../api/client";
import type { Direction } from "../text/selection";
import { labelsFound } from "../ui/labelSearch";
import { guideWish, neighbour, type GuideWish } from "./guide";
import { GuideEntry, type Turning } from "./GuideEntry";
import { GuidePages } from "./GuidePages";
import { useKeyboard, useShortcut } from "./KeyboardContext";
import { Key } from "./Key";
import type { LiveMark } from "./marks";
import { pressOf } from "./useKeys";
import "./guide.css";

interface Props extends Turning {
  readonly codebook: Codebook;
  readonly project: string;
  readonly slug: string;
  readonly chosen: LiveMark | null;
  readonly openings: number;
  readonly panel: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** The codebook beside the text, at one label; arrow keys turn its pages, Escape goes back to the text. */
export default function Guide(props: Props): JSX.Element {
  const { t } = useTranslation();
  const { codebook, project, slug, chosen, openings, panel } = props;
  const body = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [page, setPage] = useState<string | null>(null);
  useEffect(() => body.current?.focus({ preventScroll: true }), [openings]);
  useEffect(() => {
    // In braces: new browsers answer with a promise, which is no way to clean up.
    body.current?.scrollTo({ top: 0 });
  }, [slug, page]);
  const turnTo = (next: string): void => {
    setQuery("");
    setPage(null);
    props.onTurn(next);
    body.current?.focus({ preventScroll: true });
  };
  const leaveSearch = (): void => {
    setQuery("");
    body.current?.focus({ preventScroll: true });
  };
  const onKeyDown = useGuideKeys({ ...props, onTurn: turnTo, leaveSearch });
  const label = codebook.labels.find((one) => one.slug === slug);
  const found = query === "" ? [] : searched(codebook.labels, query);
  const onRelabel = props.onRelabel && ((to: string) => relabel(to, props, turnTo));
  return (
    <section ref={panel} className="panel guide" aria-label={t("guide.title")} onKeyDown={onKeyDown}>
      <header>
        <Search query={query} found={found} onQuery={setQuery} onTurn={turnTo} />
        <Button className="plain close" aria-label={t("guide.close")} onPress={props.onClose}>
          <kbd>{t("guide.escape")}</kbd> ×
        </Button>
      </header>
      {label && <Turn codebook={codebook} label={label} onTurn={turnTo} />}
      <div className="body" ref={body} tabIndex={0} role="group" aria-label={label?.name}>
        {query !== "" && <Found labels={found} onTurn={turnTo} />}
        {query === "" && page === null && label && (
          <GuideEntry {...{ codebook, label, onRelabel }} worn={chosen?.now.label ?? null} onTurn={turnTo} />
        )}
        {query === "" && <GuidePages project={project} version={codebook.number} open={page} onOpen={setPage} />}
      </div>
    </section>
  );
}

/** The guide stays, at the label that the span has now: to see whether it fits. */
function relabel(to: string, { onRelabel }: Turning, turnTo: (slug: string) => void): void {
  onRelabel?.(to);
  turnTo(to);
}

function searched(labels: readonly Label[], query: string): Label[] {
  return labelsFound(labels, query, ({ test, examples }) => [test, ...examples.map(({ text }) => text)]);
}

function useGuideKeys(props: Props & { leaveSearch: () => void }): (event: KeyboardEvent) => void {
  const { codebook, slug, onTurn, onRelabel, onClose, leaveSearch } = props;
  const keyboard = useKeyboard();
  const fulfil = (wish: GuideWish): void => {
    if (wish.type === "close") onClose();
    else if (wish.type === "leaveSearch") leaveSearch();
    else if (wish.type === "turn") onTurn(neighbour(codebook.labels, slug, wish.direction));
    else relabel(wish.label, props, onTurn);
  };
  return (event) => {
    const press = pressOf(event.nativeEvent);
    const inField = event.target instanceof HTMLInputElement;
    if (event.nativeEvent.isComposing) return;
    const wish = guideWish(press, { inField, canRelabel: onRelabel !== null, keyboard });
    if (!wish) return;
    event.preventDefault();
    fulfil(wish);
  };
}

interface SearchProps {
  readonly query: string;
  readonly found: readonly Label[];
  readonly onQuery: (query: string) => void;
  readonly onTurn: (slug: string) => void;
}

function Search({ query, found, onQuery, onTurn }: SearchProps): JSX.Element {
  const { t } = useTranslation();
  const first = found[0];
  const shortcut = useShortcut("search");
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !first || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onTurn(first.slug);
  };
  return (
    <div className="search">
      <input
        type="search"
        value={query}
        placeholder={t("annotate.search.label")}
        aria-label={t("annotate.search.label")}
        aria-keyshortcuts={shortcut}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Key act="search" hidden />
      <span className="unseen" role="status">
        {query !== "" && t("guide.found", { count: found.length, first: first?.name ?? "" })}
      </span>
    </div>
  );
}

function Found({ labels, onTurn }: { labels: readonly Label[]; onTurn: (slug: string) => void }): JSX.Element {
  const { t } = useTranslation();
  if (labels.length === 0) return <p className="quiet">{t("annotate.search.none")}</p>;
  return (
    <ul className="found">
      {labels.map((label) => (
        <li key={label.slug} className={`c-${label.colour}`}>
          <Button className="plain" onPress={() => onTurn(label.slug)}>
            {label.name}
          </Button>
          <p className="quiet">{label.definition}</p>
        </li>
      ))}
    </ul>
  );
}

interface TurnProps {
  readonly codebook: Codebook;
  readonly label: Label;
  readonly onTurn: (slug: string) => void;
}

function Turn({ codebook, label, onTurn }: TurnProps): JSX.Element {
  const { t } = useTranslation();
  const { labels } = codebook;
  const place = { number: labels.indexOf(label) + 1, total: labels.length };
  const step = (direction: Direction, name: string, sign: string): JSX.Element => (
    <Button className="plain" aria-label={name} onPress={() => onTurn(neighbour(labels, label.slug, direction))}>
      {sign}
    </Button>
  );
  return (
    <nav className="turn" aria-label={t("guide.turn")}>
      {step(-1, t("guide.before"), "←")}
      <span role="status">
        <span className="unseen">{label.name}, </span>
        {t("guide.place", place)}
      </span>
      {step(1, t("guide.after"), "→")}
    </nav>
  );
}
