import { useState, type JSX } from "react";
import { FieldError, Label, Text, TextArea, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type MarkedText } from "../api/client";
import { found } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useSending } from "../ui/useSending";

interface Props {
  readonly marked: MarkedText;
  readonly onClose: () => void;
}

async function withdraw(project: string, article: number, reason: string) {
  const params = { path: { project, article } };
  return found(await client.PUT("/api/v1/projects/{project}/articles/{article}/withdrawal/", { params, body: { reason } }));
}

/** Asks why, and says what happens: the words go everywhere, the places of the labels stay. */
export function WithdrawDialog({ marked, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const { project, article } = marked;
  const withdrawing = useSending({
    mutationFn: () => withdraw(project.slug, article.id, reason),
    onSuccess: () => location.assign(`/projects/${project.slug}/withdrawn/`),
  });
  return (
    <Dialog title={t("versions.withdrawAsk")} onClose={onClose}>
      <p>{t("versions.withdrawMeans")}</p>
      <Confirm
        sending={withdrawing}
        yes={t("versions.withdrawYes")}
        no={t("versions.withdrawNo")}
        isReady={reason.trim() !== ""}
        onClose={onClose}
      >
        <TextField className="form-field" value={reason} onChange={setReason} isRequired maxLength={2000}>
          <Label>{t("versions.reason")}</Label>
          <TextArea rows={3} />
          <Text slot="description">{t("versions.reasonHint")}</Text>
          <FieldError />
        </TextField>
      </Confirm>
    </Dialog>
  );
}
