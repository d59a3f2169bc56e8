import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Codebook } from "../api/client";
import { inWords } from "../ui/words";
import { familyOf } from "./families";
import { attributesSaid } from "./facts";
import { linksOf } from "./linkActs";
import type { Looks } from "./looks";
import { isLive, type Kept, type LiveLink, type LiveMark } from "./marks";

interface Props {
  readonly mark: LiveMark;
  readonly codebook: Codebook;
  readonly looks: Looks;
  readonly links: readonly LiveLink[];
  readonly kept: ReadonlyMap<string, Kept>;
}

/** All that is known of a span: its family, what was said about it, where its links lead, whose it is. */
export function Facts({ mark, codebook, looks, links, kept }: Props): JSX.Element {
  const { t } = useTranslation();
  const { now } = mark;
  const family = codebook.families.find(({ slug }) => slug === familyOf(looks, now.label));
  const confidence = now.confidence === null ? "" : t(`annotate.confidences.${now.confidence as 1 | 2 | 3}`);
  return (
    <div className="facts">
      <p>{[family?.name, t(`looks.card.${mark.sync}`)].filter(Boolean).join(" · ")}</p>
      <dl>
        {attributesSaid(looks, now).map(({ name, value }) => (
          <Line key={name} name={name} value={value} />
        ))}
        {confidence !== "" && <Line name={t("looks.card.confidence")} value={confidence} />}
        {now.note !== "" && <Line name={t("looks.card.note")} value={now.note} />}
        {linksOf(links, mark.uuid).map((link) => (
          <LinkFact key={link.uuid} {...{ link, mark, kept }} />
        ))}
      </dl>
    </div>
  );
}

function LinkFact({ link, mark, kept }: { link: LiveLink; mark: LiveMark; kept: Props["kept"] }): JSX.Element {
  const { t } = useTranslation();
  const out = link.now.source === mark.uuid;
  const other = kept.get(out ? link.now.target : link.now.source);
  const name = t(`looks.card.${out ? "to" : "from"}`, { type: inWords(link.now.type) });
  return <Line name={name} value={isLive(other) ? other.now.quote : ""} />;
}

function Line({ name, value }: { name: string; value: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}
