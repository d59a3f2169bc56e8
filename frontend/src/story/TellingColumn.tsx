import { useQuery } from "@tanstack/react-query";
import { useMemo, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { MarkedText, Telling } from "../api/client";
import { Kicker } from "../article/Kicker";
import { allSpans, type Found } from "../reading/works";
import { pointText } from "../text/offsets";
import { Failure } from "../ui/Failure";
import { Marked } from "./Marked";
import { textQuery } from "./texts";
import { columnId } from "./useCurrent";

interface Props {
  readonly slug: string;
  readonly telling: Telling;
  readonly number: number;
  readonly marked: boolean;
  readonly onTakeOut: (() => void) | undefined;
}

/** One outlet's article. Its parts stand in rows that all columns share, so that beginnings align. */
export function TellingColumn({ slug, telling, number, marked, onTakeOut }: Props): JSX.Element {
  const { t, i18n } = useTranslation();
  const query = useQuery(textQuery(slug, telling.text));
  const heading = `headline-${telling.id}`;
  return (
    <article className="telling" id={columnId(number)} tabIndex={-1} lang={telling.language} aria-labelledby={heading}>
      <div className="above" lang={i18n.language}>
        <Kicker article={telling} />
      </div>
      <h2 id={heading} dir="auto">
        {query.data ? <Blocks text={query.data} marked={marked} part="headline" /> : telling.headline}
      </h2>
      <div className="standfirsts">{query.data && <Blocks text={query.data} marked={marked} part="standfirst" />}</div>
      <div className="body">
        {query.isPending && <p className="quiet">{t("loading")}</p>}
        <Failure error={query.error} />
        {query.data && <Blocks text={query.data} marked={marked} part="body" />}
      </div>
      <p className="acts" lang={i18n.language}>
        <a href={`/projects/${slug}/texts/${telling.text}/`}>{t("stories.open")}</a>
        {onTakeOut && (
          <Button className="plain" aria-label={t("stories.takeOutOf", { headline: telling.headline })} onPress={onTakeOut}>
            {t("stories.takeOut")}
          </Button>
        )}
      </p>
    </article>
  );
}

type Part = "headline" | "standfirst" | "body";

function partOf(kind: string): Part {
  return kind === "headline" || kind === "standfirst" ? kind : "body";
}

const NOBODYS: readonly Found[] = [];

function Blocks({ text, marked, part }: { readonly text: MarkedText; readonly marked: boolean; readonly part: Part }): JSX.Element {
  const words = useMemo(() => pointText(text.text.content), [text]);
  const spans = useMemo(() => (marked ? allSpans(text.assignments) : NOBODYS), [text, marked]);
  return (
    <>
      {text.text.blocks
        .filter(({ kind }) => partOf(kind) === part)
        .map((block) => {
          const inside = <Marked words={words} block={block} spans={spans} />;
          if (part === "headline") return <span key={block.start}>{inside}</span>;
          if (block.kind === "subheading") return <h3 key={block.start} dir="auto">{inside}</h3>;
          return <p key={block.start} className={block.kind} dir="auto">{inside}</p>;
        })}
    </>
  );
}
