import { useEffect, useState, useSyncExternalStore } from "react";
import { client, type Assignment } from "../api/client";
import { renewToken } from "../api/session";
import { journalOf } from "../store/journal";
import { sendTo } from "./sending";
import { Session, type View } from "./session";
import { unsentIn } from "./unsent";

interface Using extends View {
  readonly session: Session;
  readonly retry: () => void;
}

export function useSession(assignment: Assignment, user: string): Using {
  const [session] = useState(() => open(assignment, user));
  const view = useSyncExternalStore(session.subscribe, session.snapshot);
  useEffect(() => session.start(), [session]);
  useRetryWhenOnline(session);
  useWarningBeforeLeaving(view.standing.waiting + view.standing.disputed > 0);
  const signedOut = view.standing.trouble === "signed_out";
  const retry = (): void => {
    if (signedOut) void renewToken(user).then((same) => same && session.retry(), () => undefined);
    else session.retry();
  };
  return { ...view, session, retry };
}

function open(assignment: Assignment, user: string): Session {
  return new Session(assignment, {
    send: sendTo(client, assignment.id, assignment.codebook.number),
    unsent: unsentIn(globalThis.localStorage, user, assignment.id),
    journal: journalOf(user, assignment.id),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
}

function useRetryWhenOnline(session: Session): void {
  useEffect(() => {
    globalThis.addEventListener("online", session.retry);
    return () => globalThis.removeEventListener("online", session.retry);
  }, [session]);
}

/** Nothing is lost by leaving (unsent changes are kept), but they would be sent only later. */
function useWarningBeforeLeaving(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    globalThis.addEventListener("beforeunload", warn);
    return () => globalThis.removeEventListener("beforeunload", warn);
  }, [unsent]);
}
