import type { FocusEvent, JSX, RefObject } from "react";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Assignment } from "../api/client";
import { Kicker } from "../article/Kicker";
import type { Selection } from "../text/selection";
import { ArticleText } from "./ArticleText";
import { Behind } from "./Behind";
import { BoundHandles } from "./BoundHandles";
import type { Gap } from "./gaps";
import type { Looks } from "./looks";
import { Facts } from "./Facts";
import { HoverCard } from "./HoverCard";
import { MarginNotes } from "./MarginNotes";
import { Minimap } from "./Minimap";
import { LinkLines } from "./LinkLines";
import { isLong } from "./long";
import { liveLinks, type LiveMark } from "./marks";
import { Questions } from "./Questions";
import { signsOf } from "./signs";
import { chosenMark, type Action, type State } from "./state";
import { pressAt, useArticlePointer } from "./useArticlePointer";
import { useCopying } from "./useCopying";
import { useKeyWords } from "./useSentence";
import { useGapSigns } from "./useGaps";
import { usePainting } from "./usePainting";

interface Props {
  readonly assignment: Assignment;
  readonly state: State;
  readonly marks: readonly LiveMark[];
  readonly gaps: readonly Gap[];
  readonly looks: Looks;
  readonly article: RefObject<HTMLElement | null>;
  /** The margin is drawn a moment later. */
  readonly behind: boolean;
  readonly dispatch: (action: Action) => void;
  readonly onChoose: (uuid: string) => void;
  /** A span was pressed: chosen, or the end of the link being drawn. */
  readonly onPoint: (uuid: string) => void;
}

/** So many milliseconds after a finger's press its focus may come. */
const TOUCH_FOCUS = 700;

/** The article to read and mark, with its margin. */
export function ArticleColumn(props: Props): JSX.Element {
  const { t } = useTranslation();
  const { assignment, state, marks, looks, article, dispatch, onChoose, onPoint } = props;
  const links = useMemo(() => liveLinks(state.kept), [state.kept]);
  const linkSigns = useMemo(() => signsOf(state, links), [state, links]);
  const signs = useGapSigns(linkSigns, props.gaps);
  const chosen = chosenMark(state);
  // The same element as long as nothing of it changes: the margin is set anew only then.
  const more = useMemo(
    () => chosen && <Facts mark={chosen} {...{ looks, links }} codebook={assignment.codebook} kept={state.kept} />,
    [chosen, looks, links, assignment, state.kept],
  );
  const column = useRef<HTMLDivElement>(null);
  const copied = useCopying(state);
  usePainting(article, column, state);
  const hands = {
    anchor: state.selection.anchor,
    onSelect: (selection: Selection) => dispatch({ type: "select", selection }),
    onChoose: onPoint,
  };
  useArticlePointer(article, hands);
  const touched = useRef(-Infinity);
  const onFocus = (event: FocusEvent): void => {
    // After a finger's press the browser gives the focus, and what was pressed was acted on already.
    if (event.timeStamp - touched.current < TOUCH_FOCUS) return;
    const uuid = event.target.closest<HTMLElement>("mark[tabindex]")?.dataset.uuid;
    if (uuid) dispatch({ type: state.linking ? "aim" : "choose", uuid });
  };
  return (
    <>
      <div className={`read${state.linking ? " linking" : ""}`} ref={column}>
        <Kicker article={assignment.article} />
        <article
          ref={article}
          className={isLong(state.reading.blocks) ? "article long" : "article"}
          lang={assignment.article.language}
          tabIndex={0}
          role="application"
          aria-label={t("annotate.article")}
          aria-describedby="how"
          onFocus={onFocus}
          onPointerUp={({ pointerType, timeStamp }) => (touched.current = pointerType === "mouse" ? -Infinity : timeStamp)}
          onCopy={copied}
        >
          <ArticleText reading={state.reading} marks={marks} chosen={state.chosen} looks={looks} signs={signs} />
        </article>
        <LinkLines {...{ article, links, marks }} chosen={state.chosen} linking={state.linking} />
        <BoundHandles
          {...{ article, column, state }}
          onMove={(uuid, range) => dispatch({ type: "bounds", uuid, range })}
          onPress={(x, y) => pressAt(x, y, hands)}
        />
        <Behind held={props.behind}>
          <MarginNotes {...{ article, marks, looks, onChoose, links, more }} blocks={state.reading.blocks} gaps={props.gaps} chosen={state.chosen} />
        </Behind>
        <HoverCard {...{ article, column, marks, looks, links, onChoose }} codebook={assignment.codebook} kept={state.kept} />
        <Questions state={state} onAnswer={(question, value) => dispatch({ type: "answer", question, value })} />
        <p id="how" className="unseen">
          {t("keyboard.how", useKeyWords())}
        </p>
      </div>
      <Minimap {...{ article, column, marks, looks }} reading={state.reading} codebook={assignment.codebook} chosen={state.chosen} />
    </>
  );
}
