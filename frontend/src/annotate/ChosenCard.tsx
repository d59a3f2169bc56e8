import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { byFinger } from "../ui/finger";
import { inWords } from "../ui/words";
import { missingLinks } from "./gaps";
import { Key } from "./Key";
import { linksOf, typesFrom } from "./linkActs";
import { colourOf, nameOf, type Looks } from "./looks";
import { liveLinks, type LiveLink, type LiveMark } from "./marks";
import { useKeyWords } from "./useSentence";
import { markAt, type Action, type State } from "./state";

interface Props {
  readonly mark: LiveMark;
  readonly state: State;
  readonly looks: Looks;
  readonly onAct: (action: Action) => void;
  readonly onChoose: (uuid: string) => void;
  readonly onBulk: () => void;
}

/** The span that is chosen, and what can be done with it. */
export function ChosenCard(props: Props): JSX.Element {
  const { t } = useTranslation();
  const { mark, state, looks, onAct } = props;
  return (
    <section className={`chosen ${colourOf(looks, mark.now.label)}`} aria-label={t("annotate.chosen")}>
      <blockquote dir="auto">{mark.now.quote}</blockquote>
      <p className="quiet">{t(`annotate.sync.${mark.sync}`, { label: nameOf(looks, mark.now.label) })}</p>
      {!state.closed && (
        <div className="choices">
          <Button className="soft" onPress={() => onAct({ type: state.relabelling ? "collapse" : "relabel" })} aria-pressed={state.relabelling}>
            {t(state.relabelling ? (byFinger() ? "touch.pressKey" : "annotate.pressKey") : "annotate.changeLabel")} {!state.relabelling && <Key act="relabel" />}
          </Button>
          <Button className="soft" onPress={() => onAct({ type: "remove" })}>
            {t("annotate.remove")} <Key act="remove" />
          </Button>
          <LinkButtons {...props} />
          <Button className="soft" onPress={props.onBulk}>
            {t("undo.bulk.open")} <Key act="bulk" />
          </Button>
        </div>
      )}
      <Links {...props} />
    </section>
  );
}

function LinkButtons({ mark, state, onAct }: Props): JSX.Element {
  const { t } = useTranslation();
  const types = typesFrom(state, mark.now.label);
  const wanted = missingLinks(state, mark);
  return (
    <>
      {types.map((type, index) => (
        <Button
          key={type.slug}
          className={`soft${wanted.includes(type) ? " wanted" : ""}`}
          aria-pressed={state.linking?.type === type.slug}
          onPress={() => onAct({ type: "link", linkType: type.slug })}
        >
          {t("annotate.link", { type: inWords(type.slug) })} {index === 0 && <Key act="link" />}
        </Button>
      ))}
    </>
  );
}

/** Where links lead from here, and from where they come. */
function Links(props: Props): JSX.Element | null {
  const { t } = useTranslation();
  const { mark, state } = props;
  const keys = useKeyWords();
  const links = linksOf(liveLinks(state.kept), mark.uuid);
  if (state.linking) return <p className="ask">{byFinger() ? t("touch.linking") : t("annotate.linking", keys)}</p>;
  if (links.length === 0) return null;
  return (
    <ul className="linked">
      {links.map((link) => (
        <LinkLine key={link.uuid} {...props} link={link} />
      ))}
    </ul>
  );
}

function LinkLine({ link, mark, state, looks, onAct, onChoose }: Props & { link: LiveLink }): JSX.Element {
  const { t } = useTranslation();
  const out = link.now.source === mark.uuid;
  const other = markAt(state, out ? link.now.target : link.now.source);
  const type = inWords(link.now.type);
  const quote = other?.now.quote ?? "";
  const label = nameOf(looks, other?.now.label ?? "");
  return (
    <li className={colourOf(looks, other?.now.label ?? "")}>
      <button type="button" className="plain" title={`${type}: ${label}`} onClick={() => other && onChoose(other.uuid)}>
        <span aria-hidden="true">{out ? "→" : "←"}</span>
        <span className="unseen">{t(out ? "annotate.leadsTo" : "annotate.comesFrom", { type })}</span>
        <q dir="auto">{quote}</q> <span className="unseen">{label}</span>
      </button>
      {!state.closed && (
        <Button className="plain" aria-label={t("annotate.unlink", { quote })} onPress={() => onAct({ type: "unlink", uuid: link.uuid })}>
          ×
        </Button>
      )}
    </li>
  );
}
