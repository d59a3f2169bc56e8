import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { client } from "../api/client";
import { problemOf } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useSending } from "../ui/useSending";

interface Props {
  readonly project: string;
  readonly revision: number;
  readonly onClose: () => void;
}

async function discard(project: string, revision: number): Promise<void> {
  const params = { path: { project }, header: { "If-Match": `"${revision}"` } };
  const answer = await client.DELETE("/api/v1/projects/{project}/codebook/draft/", { params });
  if (!answer.response.ok) throw problemOf(answer.response.status, answer.error);
  location.assign(`/projects/${project}/codebook/`);
}

export function DiscardDialog({ project, revision, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const discarding = useSending({ mutationFn: () => discard(project, revision) });
  return (
    <Dialog title={t("draft.discarding.title")} onClose={onClose}>
      <p>{t("draft.discarding.lead")}</p>
      <Confirm sending={discarding} yes={t("draft.discarding.go")} no={t("draft.discarding.keep")} isGrave onClose={onClose} />
    </Dialog>
  );
}
