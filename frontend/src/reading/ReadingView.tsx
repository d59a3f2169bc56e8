import { useMemo, useRef, useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import type { MarkedText } from "../api/client";
import { Kicker } from "../article/Kicker";
import { reading } from "../text/reading";
import { AlikeArticles } from "./AlikeArticles";
import { Answers } from "./Answers";
import { Key, type Hidden } from "./Key";
import { MarkedArticle } from "./MarkedArticle";
import { Neighbours } from "./Neighbours";
import { SpanPanel } from "./SpanPanel";
import { Unsubmitted } from "./Unsubmitted";
import { useChosen } from "./useChosen";
import { Versions } from "./Versions";
import { allSpans } from "./works";

const NOTHING: Hidden = { works: new Set(), families: new Set() };

/** An article as its annotators left it: everybody's spans, side by side. */
export function ReadingView({ marked, role }: { marked: MarkedText; role: string | undefined }): JSX.Element {
  const { t } = useTranslation();
  const article = useRef<HTMLElement>(null);
  const [hidden, setHidden] = useState(NOTHING);
  const { content, blocks } = marked.text;
  const language = marked.article.language;
  const read = useMemo(() => reading(content, blocks, language), [content, blocks, language]);
  const all = useMemo(() => allSpans(marked.assignments), [marked]);
  const spans = useMemo(
    () => all.filter(({ work, span }) => !hidden.works.has(work.id) && !hidden.families.has(span.family)),
    [all, hidden],
  );
  const { chosen, choose, step } = useChosen(article, all, spans);
  return (
    <main className="reading">
      <div className="column" tabIndex={-1}>
        <Key marked={marked} all={all} hidden={hidden} onChange={setHidden} />
        <Unsubmitted works={marked.assignments} />
        <Neighbours marked={marked} />
        <Versions marked={marked} manages={role === "manager"} />
        <Kicker article={marked.article} />
        <AlikeArticles marked={marked} />
        <article ref={article} className="article" lang={language} aria-label={t("reading.article")}>
          <MarkedArticle reading={read} spans={spans} chosen={chosen} onChoose={choose} />
        </article>
        <Answers works={marked.assignments} />
        {role !== "researcher" && (
          <p className="ofReports">
            <a href={`/projects/${marked.project.slug}/reports/?article=${marked.article.id}`}>
              {t("reports.ofArticle", { count: marked.open_reports })}
            </a>
          </p>
        )}
      </div>
      <SpanPanel marked={marked} all={all} spans={spans} chosen={chosen} onChoose={choose} onStep={step} />
    </main>
  );
}
