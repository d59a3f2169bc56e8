import { lazy, Suspense, useRef, useState, type SyntheticEvent, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { csrfToken } from "../api/session";
import { userHere } from "../ui/shell";
import { allowLeaving, unsavedHere } from "./leaving";
import { countOf, forgetAllOf } from "./outbox";

const SignOutDialog = lazy(() => import("./SignOutDialog"));

/** Drawn when the menu opens: the token may have been renewed since the page was. */
export function SignOut(): JSX.Element {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const [asking, setAsking] = useState<number | null>(null);
  const user = userHere();
  const leave = async (keep: boolean): Promise<void> => {
    // Where the browser keeps nothing there is nothing to remove.
    if (!keep) await forgetAllOf(user).catch(() => undefined);
    allowLeaving();
    form.current?.submit();
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const count = Math.max(unsavedHere().count, await countOf(user).catch(() => 0));
    if (count > 0) setAsking(count);
    else await leave(false);
  };
  return (
    <form method="post" action="/accounts/logout/" ref={form} onSubmit={(event) => void submit(event)}>
      <input type="hidden" name="csrfmiddlewaretoken" value={csrfToken()} />
      <button type="submit">{t("nav.signOut")}</button>
      {asking !== null && (
        <Suspense>
          <SignOutDialog
            count={asking}
            kept={unsavedHere().kept}
            onLeave={(keep) => void leave(keep)}
            onStay={() => setAsking(null)}
          />
        </Suspense>
      )}
    </form>
  );
}
