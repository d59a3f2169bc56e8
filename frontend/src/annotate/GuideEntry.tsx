import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Codebook, Example, Label } from "../api/client";
import { Examples } from "../ui/Examples";
import { Key } from "./Key";
import { labelAct } from "./keyboard";
import { useShortcut } from "./KeyboardContext";

export interface Turning {
  readonly onTurn: (slug: string) => void;
  /** Puts the label on the chosen span; null where there is none to change. */
  readonly onRelabel: ((slug: string) => void) | null;
}

interface Props extends Turning {
  readonly codebook: Codebook;
  readonly label: Label;
  /** The label of the chosen span. */
  readonly worn: string | null;
}

/** All that the codebook says about a label. */
export function GuideEntry(props: Props): JSX.Element {
  const { t } = useTranslation();
  const { codebook, label, worn, onRelabel } = props;
  const family = codebook.families.find(({ slug }) => slug === label.family);
  return (
    <article className={`c-${label.colour} u-${label.pattern}`} aria-labelledby="guide-label">
      <p className="quiet" title={family?.question}>
        {family?.name}
      </p>
      <h2 id="guide-label">
        {label.name} <Key act={labelAct(label.slug)} />
      </h2>
      {onRelabel && worn !== label.slug && <Relabel label={label} onRelabel={onRelabel} />}
      <p>{label.definition}</p>
      {label.test !== "" && (
        <div className="test">
          <h3>{t("annotate.test")}</h3>
          <p>{label.test}</p>
        </div>
      )}
      <Examples level="h3" title={t("annotate.examples")} examples={label.examples} className="examples" />
      <Examples level="h3" title={t("guide.counter")} examples={label.do_not_label.filter(isMarked)} className="examples counter" />
      <Examples level="h3" title={t("annotate.doNot")} examples={label.do_not_label.filter((one) => !isMarked(one))} className="not" />
      <Contrasts {...props} />
    </article>
  );
}

/** A sentence with marked words is an example; one without is a rule. */
function isMarked({ spans }: Example): boolean {
  return spans.length > 0;
}

function Contrasts(props: Props): JSX.Element | null {
  const { t } = useTranslation();
  const { codebook, label, worn, onTurn, onRelabel } = props;
  const labels = new Map(codebook.labels.map((one) => [one.slug, one]));
  const contrasts = label.contrasts.flatMap(({ label: slug, why }) => {
    const other = labels.get(slug);
    return other ? [{ other, why }] : [];
  });
  if (contrasts.length === 0) return null;
  return (
    <>
      <h3>{t("guide.contrasts")}</h3>
      <ul className="contrasts">
        {contrasts.map(({ other, why }) => (
          <li key={other.slug} className={`c-${other.colour}`}>
            <h4>
              <Button className="plain" onPress={() => onTurn(other.slug)}>
                {t("guide.whyNot", { label: other.name })}
              </Button>
            </h4>
            <p>{why}</p>
            {onRelabel && worn !== other.slug && <Relabel label={other} onRelabel={onRelabel} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Relabel({ label, onRelabel }: { label: Label; onRelabel: (slug: string) => void }): JSX.Element {
  const { t } = useTranslation();
  const shortcut = useShortcut(labelAct(label.slug));
  return (
    <Button className="soft" aria-keyshortcuts={shortcut} onPress={() => onRelabel(label.slug)}>
      {t("guide.relabel", { label: label.name })} <Key act={labelAct(label.slug)} />
    </Button>
  );
}
