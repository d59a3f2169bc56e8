import { useQuery } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type Draft } from "../api/client";
import { found } from "../api/problem";
import { Changes } from "../codebook/Changes";
import { changesSince, load } from "../codebook/loading";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";
import { Words } from "./fields";

interface Props {
  readonly project: string;
  readonly draft: Draft;
  readonly revision: number;
  readonly onClose: () => void;
}

async function publish(project: string, number: number, revision: number, note: string): Promise<void> {
  const params = { path: { project, number } };
  const body = { revision, change_note: note };
  found(await client.POST("/api/v1/projects/{project}/codebooks/{number}/publish/", { params, body }));
  location.assign(`/projects/${project}/codebook/`);
}

/** What publishing brings, what changes by it, and why: the note is read by everybody. */
export function PublishDialog({ project, draft: { number }, revision, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const [note, setNote] = useState("");
  const publishing = useSending({ mutationFn: () => publish(project, number, revision, note) });
  return (
    <Dialog title={t("draft.publishing.title", { number })} onClose={onClose}>
      <p>{t("draft.publishing.lead")}</p>
      <Since project={project} number={number} revision={revision} />
      <Confirm sending={publishing} yes={t("draft.publishing.go")} no={t("draft.publishing.notYet")} onClose={onClose}>
        <Words pointer="/change_note" label={t("draft.publishing.note")} rows={3} value={note} onChange={setNote} />
      </Confirm>
    </Dialog>
  );
}

interface SinceProps {
  readonly project: string;
  readonly number: number;
  readonly revision: number;
}

function Since({ project, number, revision }: SinceProps): JSX.Element {
  const { t } = useTranslation();
  const told = useQuery({
    queryKey: ["codebook changes", project, number, revision],
    queryFn: async () => {
      const { versions } = await load(project, null);
      const since = versions[0]?.number;
      return since === undefined ? null : changesSince(project, number, since);
    },
  });
  if (told.isPending) return <p className="quiet">{t("loading")}</p>;
  if (told.error) return <Failure error={told.error} />;
  if (!told.data) return <p className="quiet">{t("draft.publishing.first")}</p>;
  return (
    <details className="since" open>
      <summary>{t("draft.publishing.changes", { since: told.data.since })}</summary>
      <Changes changes={told.data.changes} />
    </details>
  );
}
