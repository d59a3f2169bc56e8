import { useEffect, useState, useSyncExternalStore } from "react";
import { client, type Assignment } from "../api/client";
import { whoIsHere } from "../api/session";
import { aloneFor } from "../outbox/alone";
import { noteUnsaved } from "../outbox/leaving";
import { look, reportIf, whenBack } from "../outbox/presence";
import { journalOf } from "../store/journal";
import { readAssignment } from "./reading";
import { renewing, sendTo } from "./sending";
import { Session, type View } from "./session";
import type { Unsent } from "./unsent";

interface Using extends View {
  readonly session: Session;
  readonly retry: () => void;
}

export function useSession(assignment: Assignment, user: string, unsent: Unsent): Using {
  const [session] = useState(() => noted(open(assignment, user, unsent)));
  const view = useSyncExternalStore(session.subscribe, session.snapshot);
  useEffect(() => session.start(), [session]);
  useTryingAgain(session, user);
  useRereading(session);
  return { ...view, session, retry: session.retry };
}

function open(assignment: Assignment, user: string, unsent: Unsent): Session {
  return new Session(assignment, {
    unsent,
    send: renewing(sendTo(client, assignment.id, assignment.codebook.number), () => whoIsHere(user).then(reportIf)),
    alone: aloneFor(user, assignment.id),
    journal: journalOf(user, assignment.id),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    read: () => readAssignment(assignment.id),
    outdated: () => globalThis.location.reload(),
  });
}

/** What is unsent stays known when the page breaks: the queue goes on without it. */
function noted(session: Session): Session {
  const note = (): void => {
    const { waiting, disputed, kept } = session.view.standing;
    noteUnsaved({ count: waiting + disputed, kept });
  };
  session.subscribe(note);
  note();
  return session;
}

/** When the network is back; and when the person is, who may have signed in elsewhere meanwhile. */
function useTryingAgain(session: Session, user: string): void {
  useEffect(() => {
    const again = (): void => {
      const { waiting, trouble } = session.view.standing;
      if (document.visibilityState !== "visible" || waiting === 0 || trouble === "held") return;
      if (trouble === "signed_out" || trouble === "replaced") void look(user);
      else session.retry();
    };
    const forget = whenBack(session.retry);
    globalThis.addEventListener("online", session.retry);
    globalThis.addEventListener("focus", again);
    document.addEventListener("visibilitychange", again);
    return () => {
      forget();
      globalThis.removeEventListener("online", session.retry);
      globalThis.removeEventListener("focus", again);
      document.removeEventListener("visibilitychange", again);
    };
  }, [session, user]);
}

/** Going back, a browser may show the page as it was left: what it shows may be old. */
function useRereading(session: Session): void {
  useEffect(() => {
    const again = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) void session.reread().catch(() => undefined);
    };
    globalThis.addEventListener("pageshow", again);
    return () => globalThis.removeEventListener("pageshow", again);
  }, [session]);
}
