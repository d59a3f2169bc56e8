import { useMemo, type JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ArticleInReview, LaneSpan, ReviewedPlace } from "../api/client";
import { pieces, pointText, type Piece } from "../text/offsets";
import { isWord } from "./bounds";
import { aroundAll } from "./choices";
import type { Ruling } from "./useRuling";

interface Props {
  readonly slug: string;
  readonly row: ReviewedPlace;
  readonly article: ArticleInReview;
  readonly spans: readonly LaneSpan[];
  readonly ruling: Ruling;
}

/** The words around the place; while its boundary is chosen, word by word. */
export function Context({ slug, row, article, spans, ruling }: Props): JSX.Element {
  const { t } = useTranslation();
  const { headline, outlet, language } = article.article;
  const choosing = ruling.chosen?.decision === "boundary";
  const place = choosing ? ruling.bounds : aroundAll(spans);
  const blocks = useMemo(() => near(article, aroundAll(spans)), [article, spans]);
  return (
    <section className="context" aria-label={t("review.place")}>
      <p className="kicker">
        <span dir="auto">{[outlet, headline].filter(Boolean).join(" · ")}</span>{" "}
        <a href={`/projects/${slug}/texts/${row.text}/`}>{t("review.article")}</a>
      </p>
      {blocks.map((block) => (
        <p key={block.start} className={block.kind} lang={language} dir="auto">
          {choosing ? <Words {...{ article, block, ruling }} /> : <Plain {...{ article, block, place }} />}
        </p>
      ))}
      {choosing && <p className="quiet">{t("review.placeHelp")}</p>}
    </section>
  );
}

type Block = ArticleInReview["text"]["blocks"][number];
type Range = { readonly start: number; readonly end: number };

/** The blocks the place touches; of a place that is a block of its own, such as a headline, the next one too. */
function near({ text }: ArticleInReview, { start, end }: Range): readonly Block[] {
  const first = text.blocks.findIndex((block) => block.end > start);
  const last = text.blocks.findLastIndex((block) => block.start < end);
  const alone = first === last && text.blocks[first]?.start === start && text.blocks[first].end === end;
  return text.blocks.slice(first, last + (alone ? 2 : 1));
}

function Plain({ article, block, place }: { article: ArticleInReview; block: Block; place: Range }): JSX.Element {
  const text = useMemo(() => pointText(article.text.content), [article]);
  const start = Math.min(Math.max(place.start, block.start), block.end);
  const end = Math.max(Math.min(place.end, block.end), start);
  return (
    <>
      {text.slice(block.start, start)}
      {end > start && <em>{text.slice(start, end)}</em>}
      {text.slice(end, block.end)}
    </>
  );
}

/** Each word can be pressed: it becomes the nearer end of the place, or widens it. */
function Words({ article, block, ruling }: { article: ArticleInReview; block: Block; ruling: Ruling }): JSX.Element {
  const words = useMemo(() => wordsOf(article, block), [article, block]);
  const { start, end } = ruling.bounds;
  return (
    <>
      {words.map((word) => {
        const inside = word.start >= start && word.end <= end;
        if (!isWord(word)) return <span key={word.start} className={inside ? "inside" : undefined}>{word.text}</span>;
        return (
          <span key={word.start} className={inside ? "word inside" : "word"} onPointerUp={() => ruling.reach(word)}>
            {word.text}
          </span>
        );
      })}
    </>
  );
}

function wordsOf({ text, article }: ArticleInReview, block: Block): readonly Piece[] {
  const words = pieces(pointText(text.content).slice(block.start, block.end), "word", article.language);
  return words.map((word) => ({ ...word, start: word.start + block.start, end: word.end + block.start }));
}
