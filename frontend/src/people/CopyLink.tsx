import { useState, type JSX } from "react";
import { Button, Input, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Invitation } from "../api/client";

/** The link to send, and a button that copies it; where the browser refuses, it can be selected. */
export function CopyLink({ invitation }: { invitation: Invitation }): JSX.Element {
  const { t } = useTranslation();
  const [said, setSaid] = useState<"copied" | "notCopied" | null>(null);
  const link = location.origin + invitation.path;
  const role = t(`home.role.${invitation.role}`);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      setSaid("copied");
    } catch {
      setSaid("notCopied");
    }
  };
  return (
    <div className="copy">
      <TextField value={link} isReadOnly aria-label={t("people.link", { role })}>
        <Input onFocus={(event) => event.target.select()} />
      </TextField>
      <Button className="soft" aria-label={t("people.copyLink", { role })} onPress={() => void copy()}>
        {t("people.copy")}
      </Button>
      <span role="status" className="quiet">
        {said && t(`people.${said}`)}
      </span>
    </div>
  );
}
