import { useEffect, useState, useSyncExternalStore, type JSX } from "react";
import type { Shell } from "../ui/shell";
import { unsavedHere } from "./leaving";
import { countOf } from "./outbox";
import { Cover, Left, SignInDialog } from "./parts";
import { announce, askToSignIn, presence, subscribe } from "./presence";

/** On every page: whose it is, and what earlier visits of theirs left unsent in this browser. */
export function Presence({ shell }: { shell: Shell }): JSX.Element {
  const { user, assignment } = shell;
  const { asked, somebodyElse } = useSyncExternalStore(subscribe, presence);
  const [left, setLeft] = useState(false);
  useEffect(() => announce(user), [user]);
  useEffect(() => void countOf(user).then((count) => setLeft(count > 0), () => undefined), [user]);
  return (
    <>
      {somebodyElse && <Cover user={user} />}
      {asked && !somebodyElse && (
        <SignInDialog user={user} {...unsavedHere()} onClose={() => askToSignIn(false)} />
      )}
      {left && !somebodyElse && <Left user={user} except={Number(assignment ?? 0)} />}
    </>
  );
}
