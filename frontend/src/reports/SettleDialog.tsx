import { useState, type JSX } from "react";
import { Label, TextArea, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Report } from "../api/client";
import { found } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useSending } from "../ui/useSending";
import "../ui/form.css";

interface Props {
  readonly slug: string;
  readonly report: Report;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

async function settle(project: string, uuid: string, reply: string): Promise<Report> {
  const params = { path: { project, uuid } };
  return found(await client.PUT("/api/v1/projects/{project}/reports/{uuid}/", { params, body: { reply } }));
}

export function SettleDialog({ slug, report, onDone, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const [reply, setReply] = useState("");
  const settling = useSending({ mutationFn: () => settle(slug, report.uuid, reply), onSuccess: onDone });
  return (
    <Dialog title={t("reports.page.ask")} onClose={onClose}>
      <p>{t("reports.page.means")}</p>
      <TextField className="form-field" value={reply} onChange={setReply} maxLength={5000}>
        <Label>{t("reports.page.reply")}</Label>
        <TextArea rows={3} dir="auto" />
      </TextField>
      <Confirm sending={settling} yes={t("reports.page.yes")} no={t("reports.page.no")} onClose={onClose} />
    </Dialog>
  );
}
