import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import type { ArticleInReview, ReviewedPlace, Verdict } from "../api/client";
import { useTranslation } from "react-i18next";
import { Unloaded } from "../ui/Loaded";
import { remember, remembered } from "../ui/remembered";
import { Meaning } from "./Meaning";
import { Lanes } from "./Lanes";
import { Ruling } from "./Ruling";
import { Context } from "./Context";
import { spansOf } from "./choices";
import { nameOf, withVerdict } from "./queue";
import { loadArticle } from "./requests";
import { useRuling } from "./useRuling";

interface Props {
  readonly slug: string;
  readonly row: ReviewedPlace;
  readonly left: number;
  readonly onSettled: (name: string, verdict: Verdict) => void;
  readonly onStep: (by: number) => void;
  /** Something else changed the queue. */
  readonly onChanged: () => Promise<void>;
}

/** One place on the desk: its words, who marked what, and the verdict. */
export function Case({ slug, row, ...rest }: Props): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [names, setNames] = useState(() => remembered("review:names") === "yes");
  const name = ["review-article", slug, row.text, row.codebook, row.round, names];
  const query = useQuery({ queryKey: name, queryFn: () => loadArticle(slug, row, names) });
  const shown = (next: boolean): void => {
    remember("review:names", next ? "yes" : "");
    setNames(next);
  };
  if (query.isError) return <Unloaded error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <p className="quiet desk">{t("loading")}</p>;
  const cluster = query.data.clusters.find(({ key }) => key === row.key);
  // Something in it changed since the queue was read: the article knows, the queue is asked anew.
  if (!cluster) return <Gone onAgain={rest.onChanged} />;
  const keep = (verdict: Verdict): void => {
    queries.setQueryData<ArticleInReview>(name, (now) => now && withVerdict(now, verdict));
    rest.onSettled(nameOf(row), verdict);
  };
  return <Desk {...{ slug, row, names }} {...rest} article={query.data} onNames={shown} onKept={keep} />;
}

function Gone({ onAgain }: { readonly onAgain: () => Promise<void> }): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="desk" role="alert">
      <p>{t("review.staleNow")}</p>
      <button type="button" className="soft" onClick={() => void onAgain()}>
        {t("failed.retry")}
      </button>
    </div>
  );
}

interface DeskProps extends Omit<Props, "onSettled"> {
  readonly article: ArticleInReview;
  readonly names: boolean;
  readonly onNames: (names: boolean) => void;
  readonly onKept: (verdict: Verdict) => void;
}

function Desk({ slug, row, article, names, left, onNames, onKept, onStep, onChanged }: DeskProps): JSX.Element {
  const spans = spansOf(article, row);
  const ruling = useRuling(slug, article, row, onKept);
  return (
    <>
      <div className="desk">
        <Context {...{ slug, row, article, spans, ruling }} />
        <Lanes {...{ slug, article, spans, names, onNames, onChanged }} />
        <Ruling {...{ article, ruling, left, onStep }} />
      </div>
      <Meaning {...{ article, spans }} />
    </>
  );
}
