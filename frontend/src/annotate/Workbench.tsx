import { lazy, Suspense, useMemo, useRef, useState, type JSX } from "react";
import type { Assignment } from "../api/client";
import "./incomplete.css";
import { readsRightToLeft } from "../text/direction";
import { ArticleColumn } from "./ArticleColumn";
import { labelHere } from "./guide";
import { looksOf } from "./looks";
import { inOrder } from "./marks";
import { Announcer, Messages } from "./Messages";
import { Panel } from "./Panel";
import { ShortcutsDialog } from "./ShortcutsDialog";
import { StatusLine } from "./StatusLine";
import { SubmitDialog } from "./SubmitDialog";
import { useActs, type DialogName } from "./useActs";
import { useKeys } from "./useKeys";
import { chosenMark, unanswered } from "./state";
import { useGaps } from "./useGaps";
import { useGuide } from "./useGuide";
import { useLastValues } from "./useLastValues";
import { useSession } from "./useSession";
import { useSubmission } from "./useSubmission";

// Not everybody opens it, and the page shall be light for all.
const Guide = lazy(() => import("./Guide"));
const BulkDialog = lazy(() => import("./BulkDialog"));

interface Props {
  readonly assignment: Assignment;
  readonly user: string;
}

/** The annotate page at work: keys, mouse and touch become actions; the state becomes the page. */
export function Workbench({ assignment, user }: Props): JSX.Element {
  const { session, state, standing, retry } = useSession(assignment, user);
  const { dispatch } = session;
  const article = useRef<HTMLElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const looks = useMemo(() => looksOf(assignment.codebook), [assignment]);
  const marks = useMemo(() => inOrder(state.kept.values()), [state.kept]);
  const gaps = useGaps(state);
  const memory = useLastValues(user, assignment, state);
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const here = labelHere(state, marks);
  const considered = pointedAt ?? here;
  const guide = useGuide(here);
  const openGuide = (): void => {
    guide.open(considered);
    setPointedAt(null);
  };
  const submission = useSubmission(assignment, (type) => {
    dispatch({ type });
    if (type !== "reopened") return;
    // What could not be saved while it was submitted can be now.
    retry();
    article.current?.focus({ preventScroll: true });
  });
  const acts = useActs({ assignment, state, standing, marks, gaps, memory, article, panel, dispatch, open: setDialog, openGuide });
  const rightToLeft = readsRightToLeft(assignment.article.language);
  useKeys({ article, labelKeys: acts.labelKeys, rightToLeft, onWish: acts.fulfil });

  const { codebook } = assignment;
  const chosen = chosenMark(state);
  const closeGuide = (): void => {
    guide.close();
    acts.toText();
  };
  const close = (): void => setDialog(null);
  const dismiss = (): void => {
    dispatch({ type: "dismiss" });
    submission.forgive();
    acts.toText();
  };
  const tryAgain = (): void => {
    retry();
    acts.toText();
  };
  const discard = (): void => {
    session.discard();
    acts.toText();
  };
  const submit = (): void => {
    close();
    submission.submit();
  };
  // The dialog gives the focus back where it was; what it leads to takes it a moment later.
  const leaveDialogFor =
    <Args extends unknown[]>(act: (...args: Args) => void) =>
    (...args: Args): void => {
      close();
      setTimeout(() => act(...args));
    };
  const shared = { state, marks, gaps, looks, dispatch, onChoose: acts.goTo };
  return (
    <>
      <main>
        <ArticleColumn {...shared} {...{ assignment, article }} onPoint={acts.point} />
        {guide.slug === null ? (
          <Panel
            {...shared}
            {...{ panel, considered, codebook, memory }}
            onTakeLast={acts.takeLast}
            onBulk={acts.askForBulk}
            onConsider={setPointedAt}
            onGuide={openGuide}
            onLabel={acts.putLabel}
            onAct={acts.inText}
          />
        ) : (
          <Suspense fallback={<section className="panel" aria-busy="true" />}>
            <Guide
              {...{ panel, codebook, chosen }}
              project={assignment.project.slug}
              slug={guide.slug}
              openings={guide.openings}
              onTurn={guide.turnTo}
              onRelabel={chosen && !state.closed ? (label) => dispatch({ type: "relabelTo", label }) : null}
              onClose={closeGuide}
            />
          </Suspense>
        )}
      </main>
      <Announcer state={state} />
      <Messages state={state} problem={submission.problem} onDismiss={dismiss} />
      <StatusLine
        standing={standing}
        spans={marks.length}
        next={submission.next}
        closed={state.closed}
        submitting={submission.submitting}
        onRetry={tryAgain}
        onDiscard={discard}
        unanswered={unanswered(state)}
        questions={state.questions.size}
        incomplete={gaps.length}
        onIncomplete={acts.toNextGap}
        onUndo={() => dispatch({ type: "undo" })}
        onRedo={() => dispatch({ type: "redo" })}
        onQuestions={acts.toQuestions}
        onReopen={submission.reopen}
        onHelp={() => setDialog("shortcuts")}
        onSubmit={acts.askToSubmit}
      />
      {dialog === "shortcuts" && <ShortcutsDialog onClose={close} />}
      {dialog === "bulk" && chosen && (
        <Suspense>
          <BulkDialog {...{ state }} mark={chosen} onClose={close} onAct={leaveDialogFor(acts.inText)} />
        </Suspense>
      )}
      {dialog === "submit" && (
        <SubmitDialog
          {...{ state, looks }}
          onClose={close}
          onSubmit={submit}
          onChoose={leaveDialogFor(acts.toGap)}
          onQuestions={leaveDialogFor(acts.toQuestions)}
        />
      )}
    </>
  );
}
