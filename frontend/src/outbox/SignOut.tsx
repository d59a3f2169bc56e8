import { useRef, type JSX, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { csrfToken } from "../api/session";
import { userHere } from "../ui/shell";
import { unsavedHere } from "./leaving";
import { countOf, forgetAllOf } from "./outbox";

interface Props {
  /** So much is not saved: what becomes of it must be asked first. */
  readonly onUnsaved: (count: number) => void;
}

/** Drawn when the menu opens: the token may have been renewed since the page was. */
export function SignOut({ onUnsaved }: Props): JSX.Element {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const count = Math.max(unsavedHere().count, await countOf(userHere()).catch(() => 0));
    if (count > 0) {
      onUnsaved(count);
      return;
    }
    await forgetAllOf(userHere()).catch(() => undefined);
    form.current?.submit();
  };
  return (
    <form method="post" action="/accounts/logout/" ref={form} onSubmit={(event) => void submit(event)}>
      <input type="hidden" name="csrfmiddlewaretoken" value={csrfToken()} />
      <button type="submit">{t("nav.signOut")}</button>
    </form>
  );
}
