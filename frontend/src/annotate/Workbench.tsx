import { lazy, Suspense, useMemo, useRef, useState, type JSX } from "react";
import type { Assignment } from "../api/client";
import { Comfort } from "../ui/Comfort";
import { readsRightToLeft } from "../text/direction";
import { ArticleColumn } from "./ArticleColumn";
import { Aside } from "./Aside";
import { useFocusMode } from "./focusMode";
import { labelHere } from "./guide";
import { looksOf } from "./looks";
import { inOrder } from "./marks";
import { Announcer, Messages } from "./Messages";
import { Panel } from "./Panel";
import { ShortcutsDialog } from "./ShortcutsDialog";
import { StatusLine } from "./StatusLine";
import { SubmitDialog } from "./SubmitDialog";
import { Tools } from "./Tools";
import { useActs, type DialogName } from "./useActs";
import { useKeys } from "./useKeys";
import { chosenMark, unanswered } from "./state";
import { useGuide } from "./useGuide";
import { useSession } from "./useSession";
import { useSubmission } from "./useSubmission";

// Not everybody opens it, and the page shall be light for all.
const Guide = lazy(() => import("./Guide"));
const ReportDialog = lazy(() => import("./ReportDialog"));

interface Props {
  readonly assignment: Assignment;
  readonly user: string;
  readonly header: (tools: JSX.Element) => JSX.Element;
}

/** The annotate page at work: keys, mouse and touch become actions; the state becomes the page. */
export function Workbench({ assignment, user, header }: Props): JSX.Element {
  const { session, state, standing, retry } = useSession(assignment, user);
  const { dispatch } = session;
  const article = useRef<HTMLElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const looks = useMemo(() => looksOf(assignment.codebook), [assignment]);
  const marks = useMemo(() => inOrder(state.kept.values()), [state.kept]);
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const here = labelHere(state, marks);
  const considered = pointedAt ?? here;
  const guide = useGuide(here);
  const focusMode = useFocusMode(article);
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
  const acts = useActs({ assignment, state, standing, marks, article, panel, dispatch, open: setDialog, openGuide, focusMode });
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
  const shared = { state, marks, looks, dispatch, onChoose: acts.goTo };
  return (
    <>
      {header(<Tools assignment={assignment.id} onOpen={setDialog} />)}
      <main className={focusMode.on ? "focused" : undefined}>
        <ArticleColumn {...shared} {...{ assignment, article }} onPoint={acts.point} />
        {guide.slug === null ? (
          <Panel
            {...shared}
            {...{ panel, considered, codebook }}
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
        aside={<Aside {...{ assignment, focusMode }} />}
        standing={standing}
        spans={marks.length}
        next={submission.next}
        closed={state.closed}
        submitting={submission.submitting}
        onRetry={tryAgain}
        onDiscard={discard}
        unanswered={unanswered(state)}
        onUndo={() => dispatch({ type: "undo" })}
        onRedo={() => dispatch({ type: "redo" })}
        onQuestions={acts.toQuestions}
        onReopen={submission.reopen}
        onHelp={() => setDialog("shortcuts")}
        onSubmit={acts.askToSubmit}
      />
      {dialog === "comfort" && <Comfort onClose={close} />}
      {dialog === "report" && (
        <Suspense>
          <ReportDialog assignment={assignment.id} onClose={close} />
        </Suspense>
      )}
      {dialog === "shortcuts" && <ShortcutsDialog onClose={close} />}
      {dialog === "submit" && (
        <SubmitDialog
          {...{ state, looks }}
          onClose={close}
          onSubmit={submit}
          onChoose={leaveDialogFor(acts.goTo)}
          onQuestions={leaveDialogFor(acts.toQuestions)}
        />
      )}
    </>
  );
}
