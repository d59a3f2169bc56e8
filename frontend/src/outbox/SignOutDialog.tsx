import { useRef, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { csrfToken } from "../api/session";
import { Dialog } from "../ui/Dialog";
import { userHere } from "../ui/shell";
import { allowLeaving, unsavedHere } from "./leaving";
import { forgetAllOf } from "./outbox";

interface Props {
  readonly count: number;
  readonly onClose: () => void;
}

/** What becomes of unsaved work is said, and decided, before one signs out. */
export default function SignOutDialog({ count, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const { kept } = unsavedHere();
  const leave = async (keep: boolean): Promise<void> => {
    // Where the browser keeps nothing there is nothing to remove.
    if (!keep) await forgetAllOf(userHere()).catch(() => undefined);
    allowLeaving();
    form.current?.submit();
  };
  return (
    <Dialog title={t("outbox.signOut.title")} onClose={onClose}>
      <p>{t(kept ? "outbox.signOut.kept" : "outbox.signOut.open", { count })}</p>
      {kept && <p>{t("outbox.signOut.shared")}</p>}
      <form className="choices" method="post" action="/accounts/logout/" ref={form}>
        <input type="hidden" name="csrfmiddlewaretoken" value={csrfToken()} />
        <Button className="strong" onPress={onClose} autoFocus>
          {t("outbox.signOut.stay")}
        </Button>
        {kept && (
          <Button className="soft" onPress={() => void leave(true)}>
            {t("outbox.signOut.keep")}
          </Button>
        )}
        <Button className="soft" onPress={() => void leave(false)}>
          {t(kept ? "outbox.signOut.delete" : "outbox.signOut.lose")}
        </Button>
      </form>
    </Dialog>
  );
}
