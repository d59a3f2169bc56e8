import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client } from "../api/client";
import { problemOf } from "../api/problem";
import { Dialog } from "../ui/Dialog";
import { Failure } from "../ui/Failure";
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
      <Failure error={discarding.error} />
      <div className="choices">
        <Button className="soft" isDisabled={discarding.isPending} onPress={() => discarding.mutate()}>
          {t("draft.discarding.go")}
        </Button>
        <Button className="soft" onPress={onClose} autoFocus>
          {t("draft.discarding.keep")}
        </Button>
      </div>
    </Dialog>
  );
}
