import { useMemo, useRef, useState, type JSX } from "react";
import { flushSync } from "react-dom";
import type { Assignment } from "../api/client";
import "./incomplete.css";
import { Comfort } from "../ui/Comfort";
import { useAhead } from "../ui/lazily";
import { readsRightToLeft } from "../text/direction";
import { Announcer } from "./Announcer";
import { ArticleColumn } from "./ArticleColumn";
import { Aside } from "./Aside";
import { Behind, useBehind } from "./Behind";
import { useFocusMode } from "./focusMode";
import { labelHere } from "./guide";
import { KeysInForce, useOwnKeyboard } from "./KeyboardContext";
import { LabelBar } from "./LabelBar";
import { looksOf } from "./looks";
import { inOrder, liveLinks } from "./marks";
import { Messages } from "./Messages";
import { onwardTo } from "./onward";
import { Panel } from "./Panel";
import { BulkDialog, Guide, PARTS, ReportDialog, ShortcutsDialog } from "./parts";
import { StatusLine } from "./StatusLine";
import { SubmitDialog } from "./SubmitDialog";
import { Tools } from "./Tools";
import { useActs, type DialogName } from "./useActs";
import { useFamilies } from "./useFamilies";
import { useKeys } from "./useKeys";
import { chosenMark, unanswered } from "./state";
import { useGaps } from "./useGaps";
import { useGuide } from "./useGuide";
import { useLastValues } from "./useLastValues";
import { useSession } from "./useSession";
import { useSubmission } from "./useSubmission";
import type { Unsent } from "./unsent";
import { useViews, type PanelView } from "./useViews";

interface Props {
  readonly assignment: Assignment;
  readonly user: string;
  readonly unsent: Unsent;
  readonly header: (tools: JSX.Element) => JSX.Element;
}

/** The annotate page at work: keys, mouse and touch become actions; the state becomes the page. */
export function Workbench({ assignment, user, unsent, header }: Props): JSX.Element {
  const { session, state, standing, retry } = useSession(assignment, user, unsent);
  const { dispatch } = session;
  useAhead(PARTS);
  const article = useRef<HTMLElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const looks = useMemo(() => looksOf(assignment.codebook), [assignment]);
  const marks = inOrder(state.kept);
  const links = useMemo(() => liveLinks(state.kept), [state.kept]);
  const families = useFamilies(assignment, { state, marks, looks, dispatch });
  const views = useViews();
  const gaps = useGaps(state);
  const memory = useLastValues(user, assignment, state);
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
  const openView = (view: PanelView): void => {
    // The panel may have given its place to the guide.
    if (view !== "labels") flushSync(guide.close);
    views.enter(view);
    // Keys meant for a list that is still on its way shall not move the caret in the text.
    if (view !== "labels") panel.current?.querySelector<HTMLElement>("#view")?.focus();
  };
  const onward = onwardTo(submission.next);
  const bench = { assignment, state, standing, article, panel, dispatch, openGuide, openView, onward, focusMode, gaps, memory };
  const [behind, hold] = useBehind();
  const acts = useActs({ ...bench, hold, marks: families.shown, reveal: families.reveal, open: setDialog });
  const rightToLeft = readsRightToLeft(state.reading, state.selection.focus);
  const keyboard = useOwnKeyboard(assignment.codebook.labels);
  useKeys({ article, keyboard, rightToLeft, onWish: acts.fulfil });

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
  const shared = { state, gaps, looks, dispatch, onChoose: acts.goTo };
  return (
    <KeysInForce value={keyboard}>
      {header(<Tools assignment={assignment} onOpen={setDialog} />)}
      <main className={focusMode.on ? "focused" : undefined}>
        <ArticleColumn {...shared} {...{ assignment, article, behind }} marks={families.shown} onPoint={acts.point} />
        {guide.slug === null ? (
          <Behind held={behind}>
            <Panel
              {...shared}
              {...{ assignment, panel, considered, codebook, marks, links, families, views, memory }}
              onTakeLast={acts.takeLast}
              onBulk={acts.askForBulk}
              onConsider={setPointedAt}
              onGuide={openGuide}
              onGuideTo={guide.open}
              onLabel={acts.putLabel}
              onAct={acts.inText}
            />
          </Behind>
        ) : (
          <Guide
            {...{ panel, codebook, chosen }}
            project={assignment.project.slug}
            slug={guide.slug}
            openings={guide.openings}
            onTurn={guide.turnTo}
            onRelabel={chosen && !state.closed ? (label) => dispatch({ type: "relabelTo", label }) : null}
            onClose={closeGuide}
          />
        )}
      </main>
      <Announcer state={state} />
      <LabelBar {...{ codebook, looks, state }} onLabel={acts.putLabel} />
      <Messages state={state} problem={submission.problem} onDismiss={dismiss} />
      <StatusLine
        aside={<Aside {...{ assignment, focusMode }} />}
        standing={standing}
        spans={marks.length}
        onward={onward}
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
      {dialog === "shortcuts" && <ShortcutsDialog {...{ codebook, rightToLeft }} onClose={close} />}
      {dialog === "comfort" && <Comfort onClose={close} />}
      {dialog === "report" && <ReportDialog assignment={assignment.id} onClose={close} />}
      {dialog === "bulk" && chosen && (
        <BulkDialog {...{ state }} mark={chosen} onClose={close} onAct={leaveDialogFor(acts.inText)} />
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
    </KeysInForce>
  );
}
