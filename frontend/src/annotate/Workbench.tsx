import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent, type JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Assignment } from "../api/client";
import { readsRightToLeft } from "../text/direction";
import type { Direction } from "../text/selection";
import { ArticleText } from "./ArticleText";
import { Kicker } from "./Kicker";
import type { Wish } from "./keys";
import { labelsByKey, looksOf } from "./looks";
import { MarginNotes } from "./MarginNotes";
import { inOrder, type LiveMark } from "./marks";
import { Announcer, Messages } from "./Messages";
import { Panel } from "./Panel";
import { ShortcutsDialog } from "./ShortcutsDialog";
import type { State } from "./state";
import { StatusLine } from "./StatusLine";
import { SubmitDialog } from "./SubmitDialog";
import { useCopying } from "./useCopying";
import { useArticlePointer } from "./useArticlePointer";
import { useKeys } from "./useKeys";
import { usePainting } from "./usePainting";
import { useSession } from "./useSession";
import { useSubmission } from "./useSubmission";

interface Props {
  readonly assignment: Assignment;
  readonly user: string;
}

/** The annotate page at work: keys, mouse and touch become actions; the state becomes the page. */
export function Workbench({ assignment, user }: Props): JSX.Element {
  const { t } = useTranslation();
  const { session, state, standing, retry } = useSession(assignment, user);
  const { dispatch } = session;
  const article = useRef<HTMLElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<"shortcuts" | "submit" | null>(null);
  const looks = useMemo(() => looksOf(assignment.codebook), [assignment]);
  const byKey = useMemo(() => labelsByKey(assignment), [assignment]);
  const labelKeys = useMemo(() => new Set(byKey.keys()), [byKey]);
  const marks = useMemo(() => inOrder(state.marks.values()), [state.marks]);
  const submission = useSubmission(assignment, () => dispatch({ type: "submitted" }));

  const toText = useCallback(() => article.current?.focus({ preventScroll: true }), []);
  const putLabel = (label: string): void => {
    dispatch({ type: "label", label, uuid: crypto.randomUUID() });
    document.getSelection()?.removeAllRanges();
    toText();
  };
  const goTo = (uuid: string): void => {
    const selector = `mark[data-uuid="${uuid}"][tabindex]`;
    article.current?.querySelector<HTMLElement>(selector)?.focus();
    dispatch({ type: "choose", uuid });
  };
  const askToSubmit = (): void => {
    if (state.closed) return;
    if (standing.waiting + standing.disputed > 0) dispatch({ type: "say", key: "unsent" });
    else setDialog("submit");
  };

  const fulfil = (wish: Wish): void => {
    switch (wish.type) {
      case "label":
        return putLabel(byKey.get(wish.key) ?? "");
      case "span":
        return withNext(marks, state, wish.direction, goTo);
      case "submit":
        return askToSubmit();
      case "help":
        return setDialog("shortcuts");
      case "enter":
        return state.chosen === null ? focusFirst(list.current) : dispatch({ type: "selectChosen" });
      case "escape":
        dispatch({ type: "collapse" });
        return toText();
      default:
        dispatch(wish);
        return toText();
    }
  };
  useKeys({ article, labelKeys, rightToLeft: readsRightToLeft(assignment.article.language), onWish: fulfil });
  useArticlePointer(article, {
    anchor: state.selection.anchor,
    onSelect: (selection) => dispatch({ type: "select", selection }),
    onChoose: (uuid) => dispatch({ type: "choose", uuid }),
  });
  usePainting(article, column, state);
  useEffect(toText, [toText]);

  const onFocus = (event: FocusEvent): void => {
    const uuid = event.target.closest<HTMLElement>("mark[tabindex]")?.dataset.uuid;
    if (uuid) dispatch({ type: "choose", uuid });
  };
  const dismiss = (): void => {
    dispatch({ type: "dismiss" });
    submission.forgive();
  };
  const copied = useCopying(state);

  return (
    <>
      <main>
        <div className="read" ref={column}>
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
            <ArticleText reading={state.reading} marks={marks} chosen={state.chosen} looks={looks} />
          </article>
          <MarginNotes {...{ article, marks, looks }} chosen={state.chosen} onChoose={goTo} />
          <p id="how" className="unseen">
            {t("annotate.how")}
          </p>
        </div>
        <Panel
          {...{ state, marks, looks, list, dispatch }}
          codebook={assignment.codebook}
          onLabel={putLabel}
          onChoose={goTo}
        />
      </main>
      <Announcer state={state} />
      <Messages state={state} problem={submission.problem} onDismiss={dismiss} />
      <StatusLine
        standing={standing}
        spans={marks.length}
        next={submission.next}
        closed={state.closed}
        submitting={submission.submitting}
        onRetry={retry}
        onDiscard={session.discard}
        onUndo={() => dispatch({ type: "undo" })}
        onHelp={() => setDialog("shortcuts")}
        onSubmit={askToSubmit}
      />
      {dialog === "shortcuts" && <ShortcutsDialog onClose={() => setDialog(null)} />}
      {dialog === "submit" && (
        <SubmitDialog
          spans={marks.length}
          onClose={() => setDialog(null)}
          onSubmit={() => {
            setDialog(null);
            submission.submit();
          }}
        />
      )}
    </>
  );
}

/** The span after (or before) the chosen one, or else after the caret. */
function withNext(
  marks: readonly LiveMark[],
  state: State,
  direction: Direction,
  act: (uuid: string) => void,
): void {
  const index = marks.findIndex((mark) => mark.uuid === state.chosen);
  const here = state.selection.focus;
  const ahead = direction === 1;
  const fromCaret = ahead
    ? marks.find((mark) => mark.now.start >= here)
    : marks.findLast((mark) => mark.now.start < here);
  const next = index === -1 ? fromCaret : marks[index + direction];
  if (next) act(next.uuid);
}

function focusFirst(list: HTMLElement | null): void {
  list?.querySelector<HTMLElement>("button")?.focus();
}
