import type { FocusEvent, JSX, RefObject } from "react";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Assignment } from "../api/client";
import { Kicker } from "../article/Kicker";
import { ArticleText } from "./ArticleText";
import type { Gap } from "./gaps";
import type { Looks } from "./looks";
import { MarginNotes } from "./MarginNotes";
import { LinkLines } from "./LinkLines";
import { liveLinks, type LiveMark } from "./marks";
import { Questions } from "./Questions";
import { signsOf } from "./signs";
import type { Action, State } from "./state";
import { useArticlePointer } from "./useArticlePointer";
import { useCopying } from "./useCopying";
import { useGapSigns } from "./useGaps";
import { usePainting } from "./usePainting";

interface Props {
  readonly assignment: Assignment;
  readonly state: State;
  readonly marks: readonly LiveMark[];
  readonly gaps: readonly Gap[];
  readonly looks: Looks;
  readonly article: RefObject<HTMLElement | null>;
  readonly dispatch: (action: Action) => void;
  readonly onChoose: (uuid: string) => void;
  /** A span was pressed: chosen, or the end of the link being drawn. */
  readonly onPoint: (uuid: string) => void;
}

/** The article to read and mark, with its margin. */
export function ArticleColumn(props: Props): JSX.Element {
  const { t } = useTranslation();
  const { assignment, state, marks, looks, article, dispatch, onChoose, onPoint } = props;
  const links = useMemo(() => liveLinks(state.kept), [state.kept]);
  const linkSigns = useMemo(() => signsOf(state, links), [state, links]);
  const signs = useGapSigns(linkSigns, props.gaps);
  const column = useRef<HTMLDivElement>(null);
  const copied = useCopying(state);
  usePainting(article, column, state);
  useArticlePointer(article, {
    anchor: state.selection.anchor,
    onSelect: (selection) => dispatch({ type: "select", selection }),
    onChoose: onPoint,
  });
  const onFocus = (event: FocusEvent): void => {
    const uuid = event.target.closest<HTMLElement>("mark[tabindex]")?.dataset.uuid;
    if (uuid) dispatch({ type: state.linking ? "aim" : "choose", uuid });
  };
  return (
    <div className={`read${state.linking ? " linking" : ""}`} ref={column}>
      <Kicker article={assignment.article} />
      <article
        ref={article}
        className="article"
        lang={assignment.article.language}
        tabIndex={0}
        role="application"
        aria-label={t("annotate.article")}
        aria-describedby="how"
        onFocus={onFocus}
        onCopy={copied}
      >
        <ArticleText reading={state.reading} marks={marks} chosen={state.chosen} looks={looks} signs={signs} />
      </article>
      <LinkLines {...{ article, links, marks }} chosen={state.chosen} linking={state.linking} />
      <MarginNotes {...{ article, marks, looks, onChoose, links }} gaps={props.gaps} chosen={state.chosen} />
      <Questions state={state} onAnswer={(question, value) => dispatch({ type: "answer", question, value })} />
      <p id="how" className="unseen">
        {t("annotate.how")}
      </p>
    </div>
  );
}
