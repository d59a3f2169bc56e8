import { useMemo, useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { ArticleInReview, LaneSpan } from "../api/client";
import { length, pointText, type PointText } from "../text/offsets";
import type { Range } from "../text/reading";
import { AskDialog } from "../threads/AskDialog";
import { inWords, optionsOf, said } from "../ui/words";
import { aroundAll, missingIn } from "./choices";
import { ReturnDialog } from "./ReturnDialog";

/** Code points shown on either side of a span. */
const AROUND = 40;

interface Props {
  readonly slug: string;
  readonly article: ArticleInReview;
  readonly spans: readonly LaneSpan[];
  readonly names: boolean;
  readonly onNames: (names: boolean) => void;
  readonly onChanged: () => Promise<void>;
}

type Lane = ArticleInReview["lanes"][number];

/** Who marked what here, one annotator a line, under letters unless the reviewer wants names. */
export function Lanes({ slug, article, spans, names, onNames, onChanged }: Props): JSX.Element {
  const { t } = useTranslation();
  const [returned, setReturned] = useState<Lane | null>(null);
  const absent = new Set(missingIn(article, spans));
  const lanes = [...article.lanes].sort((a, b) => Number(absent.has(a.letter)) - Number(absent.has(b.letter)));
  return (
    <section className="lanes" aria-label={t("review.spans", { count: spans.length })}>
      {lanes.map((lane) => (
        <div className="lane" key={lane.letter}>
          <span className="who">
            {lane.annotator === null ? t("review.lane", { letter: lane.letter }) : t("review.laneNamed", { letter: lane.letter, annotator: lane.annotator })}
            {lane.assignment !== null && (
              <Button className="plain" aria-label={t("review.returnOf", { letter: lane.letter })} onPress={() => setReturned(lane)}>
                {t("review.return")}
              </Button>
            )}
          </span>
          {spans
            .filter((span) => span.lane === lane.letter)
            .map((span) => (
              <Marked key={span.id} {...{ slug, article, span }} around={aroundAll(spans)} />
            ))}
          {absent.has(lane.letter) && <span className="said quiet">{t("review.nothing")}</span>}
        </div>
      ))}
      <label className="names">
        <input type="checkbox" checked={names} onChange={(event) => onNames(event.target.checked)} /> {t("review.names")}
      </label>
      {returned && <ReturnDialog slug={slug} lane={returned} onDone={onChanged} onClose={() => setReturned(null)} />}
    </section>
  );
}

/** Some words more on either side, cut between words. */
function widened(text: PointText, { start, end }: Range): Range {
  const before = text.slice(Math.max(start - AROUND, 0), start);
  const after = text.slice(end, end + AROUND);
  const [begun = ""] = start > AROUND ? (/^\S*\s?/.exec(before) ?? []) : [];
  const [ended = ""] = end + AROUND < text.length ? (/\s?\S*$/.exec(after) ?? []) : [];
  return { start: start - length(before) + length(begun), end: end + length(after) - length(ended) };
}

interface MarkedProps {
  readonly slug: string;
  readonly article: ArticleInReview;
  readonly span: LaneSpan;
  readonly around: Range;
}

function Marked({ slug, article, span, around }: MarkedProps): JSX.Element {
  const { t } = useTranslation();
  const text = useMemo(() => pointText(article.text.content), [article]);
  const label = article.codebook.labels.find(({ slug }) => slug === span.label);
  const { start, end } = widened(text, around);
  const [asking, setAsking] = useState(false);
  const details = [
    label?.name ?? inWords(span.label),
    ...Object.entries(span.attributes).map(([slug, value]) => `${inWords(slug)}: ${said(value, optionsOf(label?.attributes ?? [], slug))}`),
    span.note !== "" && `“${span.note}”`,
    span.confidence !== null && t("review.confidence", { count: span.confidence }),
  ];
  return (
    <span className={`said c-${label?.colour ?? "slate"} u-${label?.pattern ?? "solid"}`}>
      <span className="words" dir="auto" lang={article.article.language}>
        {start > 0 && "…"}
        {text.slice(start, span.start).replaceAll("\n", " ")}
        <mark className="shown">{text.slice(span.start, span.end)}</mark>
        {text.slice(span.end, end).replaceAll("\n", " ")}
        {end < text.length && "…"}
      </span>
      <small>{details.filter(Boolean).join(" · ")}</small>{" "}
      <Button className="plain" aria-label={`${t("asking.ask")}: ${span.lane}`} onPress={() => setAsking(true)}>
        {t("asking.ask")}
      </Button>
      {asking && <AskDialog project={slug} about={{ span: span.id }} onClose={() => setAsking(false)} />}
    </span>
  );
}
