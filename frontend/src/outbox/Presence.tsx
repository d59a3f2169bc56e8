import { lazy, Suspense, useEffect, useState, useSyncExternalStore, type JSX } from "react";
import { countOf } from "./outbox";
import { announce, isSomebodyElse, subscribe } from "./presence";
import type { Shell } from "../ui/shell";

// Seldom needed, so no page carries them along.
const Cover = lazy(() => import("./Cover"));
const Left = lazy(() => import("./Left"));

/** On every page: whose it is, and what earlier visits of theirs left unsent in this browser. */
export function Presence({ shell }: { shell: Shell }): JSX.Element {
  const { user, assignment } = shell;
  const elsewhere = useSyncExternalStore(subscribe, isSomebodyElse);
  const [left, setLeft] = useState(false);
  useEffect(() => announce(user), [user]);
  useEffect(() => void countOf(user).then((count) => setLeft(count > 0), () => undefined), [user]);
  return (
    <Suspense>
      {elsewhere && <Cover user={user} />}
      {left && !elsewhere && <Left user={user} except={Number(assignment ?? 0)} />}
    </Suspense>
  );
}
