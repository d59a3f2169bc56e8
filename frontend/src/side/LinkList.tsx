import { useRef, useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { colourOf, nameOf, type Looks } from "../annotate/looks";
import type { LiveLink, LiveMark } from "../annotate/marks";
import { markAt, type Action, type State } from "../annotate/state";
import { byFinger } from "../ui/finger";
import { inWords } from "../ui/words";

interface Props {
  readonly state: State;
  readonly links: readonly LiveLink[];
  readonly looks: Looks;
  readonly onChoose: (uuid: string) => void;
  readonly dispatch: (action: Action) => void;
}

interface Ends {
  readonly link: LiveLink;
  readonly source: LiveMark;
  readonly target: LiveMark;
}

/** All links, in the order of the spans where they begin; either end can be gone to. */
export function LinkList({ state, links, looks, onChoose, dispatch }: Props): JSX.Element {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [removed, setRemoved] = useState("");
  const remove = (uuid: string): void => {
    dispatch({ type: "unlink", uuid });
    setRemoved(t("looks.links.removed"));
    // The button is gone with its link; the keyboard stays in the list.
    list.current?.focus();
  };
  return (
    <div className="sideList">
      <p className="unseen" role="status">
        {removed}
      </p>
      {links.length === 0 && <p className="quiet">{t(byFinger() ? "touch.noLinks" : "looks.links.empty")}</p>}
      <ul className="linkList" ref={list} tabIndex={-1} aria-label={t("looks.links.name")}>
        {endsOf(state, links).map((ends) => (
          <Row
            key={ends.link.uuid}
            {...{ ends, looks, onChoose }}
            onRemove={state.closed ? null : () => remove(ends.link.uuid)}
          />
        ))}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly ends: Ends;
  readonly looks: Looks;
  readonly onChoose: (uuid: string) => void;
  readonly onRemove: (() => void) | null;
}

function Row({ ends: { link, source, target }, looks, onChoose, onRemove }: RowProps): JSX.Element {
  const { t } = useTranslation();
  const type = inWords(link.now.type);
  const names = { type, from: source.now.quote, to: target.now.quote };
  return (
    <li>
      <div className="type">
        <b>{type}</b>
        {onRemove && (
          <Button className="plain" aria-label={t("looks.links.remove", names)} onPress={onRemove}>
            ×
          </Button>
        )}
      </div>
      <End mark={source} way="from" {...{ looks, onChoose }} />
      <End mark={target} way="to" {...{ looks, onChoose }} />
    </li>
  );
}

interface EndProps {
  readonly mark: LiveMark;
  readonly way: "from" | "to";
  readonly looks: Looks;
  readonly onChoose: (uuid: string) => void;
}

function End({ mark, way, looks, onChoose }: EndProps): JSX.Element {
  const { t } = useTranslation();
  const { quote, label } = mark.now;
  const name = nameOf(looks, label);
  return (
    <button
      type="button"
      className={`end ${colourOf(looks, label)}`}
      aria-label={t(`looks.links.${way}`, { label: name, quote })}
      onClick={() => onChoose(mark.uuid)}
    >
      <span aria-hidden="true">{way === "to" ? "→" : ""}</span>
      <q dir="auto">{quote}</q>
      <small>{name}</small>
    </button>
  );
}

function endsOf(state: State, links: readonly LiveLink[]): Ends[] {
  return links
    .flatMap((link) => {
      const [source, target] = [markAt(state, link.now.source), markAt(state, link.now.target)];
      return source && target ? [{ link, source, target }] : [];
    })
    .sort((a, b) => a.source.now.start - b.source.now.start || a.target.now.start - b.target.now.start);
}
