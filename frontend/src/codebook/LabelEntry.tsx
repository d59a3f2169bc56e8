import type { TFunction } from "i18next";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Attribute, CodebookEntry } from "../api/client";
import { Examples } from "../ui/Examples";
import { inWords, optionName } from "../ui/words";
import { CORE } from "./finding";

interface Props {
  readonly label: CodebookEntry;
  readonly labels: readonly CodebookEntry[];
}

/** One label as an annotator needs it: what it means, how to decide, and what it is not. */
export function LabelEntry({ label, labels }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <article id={`label-${label.slug}`} className={`label-entry c-${label.colour} u-${label.pattern}`} aria-labelledby={`name-${label.slug}`}>
      <h3 id={`name-${label.slug}`}>
        {label.name} {label.key !== "" && <kbd>{label.key.toUpperCase()}</kbd>}
      </h3>
      <p className="quiet">
        <code>{label.slug}</code>
        {label.tier !== CORE && ` · ${tierName(label.tier, t)}`}
      </p>
      <p>{label.definition}</p>
      {label.test !== "" && (
        <p className="decide">
          <b>{t("codebook.test")}</b> {label.test}
        </p>
      )}
      <Examples level="h4" title={t("codebook.examples")} examples={label.examples} className="examples" />
      <Examples level="h4" title={t("codebook.doNot")} examples={label.do_not_label} className="not" />
      <Contrasts label={label} labels={labels} />
      <Attributes attributes={label.attributes} />
    </article>
  );
}

function Contrasts({ label, labels }: Props): JSX.Element | null {
  const { t } = useTranslation();
  if (label.contrasts.length === 0) return null;
  const nameOf = (slug: string): string => labels.find((one) => one.slug === slug)?.name ?? slug;
  return (
    <>
      <h4>{t("codebook.contrasts")}</h4>
      <dl className="contrasts">
        {label.contrasts.map(({ label: slug, why }) => (
          <div key={slug}>
            <dt>{t("codebook.notThat", { label: nameOf(slug) })}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function tierName(tier: string, t: TFunction): string {
  if (tier === "extended" || tier === "optional") return t(`codebook.tier.${tier}`);
  return tier;
}

function Attributes({ attributes }: { attributes: readonly Attribute[] }): JSX.Element | null {
  const { t } = useTranslation();
  if (attributes.length === 0) return null;
  return (
    <details className="attributes">
      <summary>
        {t("codebook.attributes")} <span className="quiet">{attributes.length}</span>
      </summary>
      <dl>
        {attributes.map((attribute) => (
          <div key={attribute.slug}>
            <dt>{inWords(attribute.slug)}</dt>
            <dd>
              <span className="quiet">
                {t(`codebook.kind.${attribute.kind}`)}
                {attribute.required && ` · ${t("codebook.required")}`}
              </span>
              <Values values={attribute.values} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

export function Values({ values }: { values: Attribute["values"] }): JSX.Element | null {
  if (values.length === 0) return null;
  return (
    <ul className="values">
      {values.map((option) => (
        <li key={option.value}>
          <b>{optionName(option)}</b> {option.meaning}
        </li>
      ))}
    </ul>
  );
}
