import { useMemo, useRef, useState, type JSX } from "react";
import type { Assignment } from "../api/client";
import { readsRightToLeft } from "../text/direction";
import { ArticleColumn } from "./ArticleColumn";
import { looksOf } from "./looks";
import { inOrder } from "./marks";
import { Announcer, Messages } from "./Messages";
import { Panel } from "./Panel";
import { ShortcutsDialog } from "./ShortcutsDialog";
import { StatusLine } from "./StatusLine";
import { SubmitDialog } from "./SubmitDialog";
import { useActs, type DialogName } from "./useActs";
import { useKeys } from "./useKeys";
import { useSession } from "./useSession";
import { useSubmission } from "./useSubmission";

interface Props {
  readonly assignment: Assignment;
  readonly user: string;
}

/** The annotate page at work: keys, mouse and touch become actions; the state becomes the page. */
export function Workbench({ assignment, user }: Props): JSX.Element {
  const { session, state, standing, retry } = useSession(assignment, user);
  const { dispatch } = session;
  const article = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const looks = useMemo(() => looksOf(assignment.codebook), [assignment]);
  const marks = useMemo(() => inOrder(state.marks.values()), [state.marks]);
  const submission = useSubmission(assignment, () => dispatch({ type: "submitted" }));
  const acts = useActs({ assignment, state, standing, marks, article, list, dispatch, open: setDialog });
  const rightToLeft = readsRightToLeft(assignment.article.language);
  useKeys({ article, labelKeys: acts.labelKeys, rightToLeft, onWish: acts.fulfil });

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
  const shared = { state, marks, looks, dispatch, onChoose: acts.goTo };
  return (
    <>
      <main>
        <ArticleColumn {...shared} {...{ assignment, article }} />
        <Panel
          {...shared}
          list={list}
          codebook={assignment.codebook}
          onLabel={acts.putLabel}
          onAct={acts.inText}
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
        onRetry={tryAgain}
        onDiscard={discard}
        onUndo={() => dispatch({ type: "undo" })}
        onHelp={() => setDialog("shortcuts")}
        onSubmit={acts.askToSubmit}
      />
      {dialog === "shortcuts" && <ShortcutsDialog onClose={close} />}
      {dialog === "submit" && <SubmitDialog spans={marks.length} onClose={close} onSubmit={submit} />}
    </>
  );
}
