import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Codebook } from "../api/client";
import { inWords, optionsOf, said } from "../ui/words";
import { useWorkName } from "./useWorkName";
import type { Found } from "./works";

interface Props {
  readonly found: Found;
  readonly all: readonly Found[];
  readonly codebook: Codebook | null;
  readonly onChoose: (id: string) => void;
}

/** All that one annotator said about one span. */
export function SpanDetails({ found, all, codebook, onChoose }: Props): JSX.Element {
  const { t } = useTranslation();
  const name = useWorkName();
  const { span, work } = found;
  const attributes = codebook?.labels.find((label) => label.slug === span.label)?.attributes ?? [];
  return (
    <div className={`details c-${span.colour}`}>
      <h2>{span.label_name}</h2>
      <p className="quiet">{`${name(work)} · ${t(`reading.states.${work.state}`)}`}</p>
      <blockquote dir="auto">{span.quote}</blockquote>
      <dl>
        {Object.entries(span.attributes).map(([slug, value]) => (
          <Fact key={slug} title={inWords(slug)} text={said(value, optionsOf(attributes, slug))} />
        ))}
        {span.confidence !== null && (
          <Fact title={t("reading.confidence")} text={t(`reading.confidences.${span.confidence as 1 | 2 | 3}`)} />
        )}
        {span.made_under !== work.codebook && (
          <Fact title={t("reading.madeUnder")} text={t("reading.movedSince", { number: span.made_under, now: work.codebook })} />
        )}
        {span.note !== "" && <Fact title={t("reading.note")} text={span.note} />}
      </dl>
      <Links found={found} all={all} onChoose={onChoose} />
    </div>
  );
}

function Fact({ title, text }: { title: string; text: string }): JSX.Element {
  return (
    <div>
      <dt>{title}</dt>
      <dd dir="auto">{text}</dd>
    </div>
  );
}

function Links({ found, all, onChoose }: Omit<Props, "codebook">): JSX.Element | null {
  const { t } = useTranslation();
  const own = found.work.links.filter(({ source, target }) => [source, target].includes(found.span.uuid));
  if (own.length === 0) return null;
  return (
    <ul className="links">
      {own.map(({ uuid, type, source, target }) => {
        const away = source === found.span.uuid;
        const other = all.find(({ work, span }) => work === found.work && span.uuid === (away ? target : source));
        const words = { type: inWords(type) };
        return (
          <li key={uuid}>
            <span className="quiet">{t(away ? "reading.linksTo" : "reading.linkedFrom", words)}</span>{" "}
            {other && (
              <Button className="plain" onPress={() => onChoose(other.id)}>
                {other.span.quote}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
