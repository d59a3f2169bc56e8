import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog";

interface Props {
  readonly count: number;
  readonly kept: boolean;
  readonly onLeave: (keep: boolean) => void;
  readonly onStay: () => void;
}

/** What becomes of unsaved work is said, and decided, before one signs out. */
export default function SignOutDialog({ count, kept, onLeave, onStay }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <Dialog title={t("outbox.signOut.title")} onClose={onStay}>
      <p>{t(kept ? "outbox.signOut.kept" : "outbox.signOut.open", { count })}</p>
      {kept && <p>{t("outbox.signOut.shared")}</p>}
      <div className="choices">
        <Button className="strong" onPress={onStay} autoFocus>
          {t("outbox.signOut.stay")}
        </Button>
        {kept && (
          <Button className="soft" onPress={() => onLeave(true)}>
            {t("outbox.signOut.keep")}
          </Button>
        )}
        <Button className="soft" onPress={() => onLeave(false)}>
          {t(kept ? "outbox.signOut.delete" : "outbox.signOut.lose")}
        </Button>
      </div>
    </Dialog>
  );
}
