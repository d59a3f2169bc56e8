import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type LabelImport } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useWatched } from "../ui/useWatched";
import { Draft } from "./Draft";
import { Progress } from "./Progress";
import { Report } from "./Report";
import { Unread } from "./Unread";
import "../ui/form.css";
import "../importLabels/labels.css";

export interface Place {
  readonly project: string;
  readonly uuid: string;
}

async function load(place: Place): Promise<LabelImport> {
  const address = "/api/v1/projects/{project}/label-imports/{uuid}/";
  return found(await client.GET(address, { params: { path: { ...place } } }));
}

function isGoing(now: LabelImport | undefined): boolean {
  return now !== undefined && ["waiting", "reading", "queued", "running"].includes(now.state);
}

/** One import of labels, whatever its state: read, to be decided about, running, or reported. */
export default function LabelImportPage({ shell }: PageProps): JSX.Element {
  const { t } = useTranslation();
  const uuid = location.pathname.split("/").at(-2) ?? "";
  const place = { project: shell.project ?? "", uuid };
  const { query, main } = useWatched(["label-import", place], () => load(place), isGoing);
  return (
    <ProjectFrame shell={shell} page="articles">
      <main className="page labelimport" ref={main} tabIndex={-1}>
        {query.isPending && <p className="quiet">{t("loading")}</p>}
        {query.data ? <Stage place={place} now={query.data} /> : <Failure error={query.error} />}
      </main>
    </ProjectFrame>
  );
}

function Stage({ place, now }: { readonly place: Place; readonly now: LabelImport }): JSX.Element {
  if (isGoing(now)) return <Progress place={place} now={now} />;
  if (now.state === "draft") return <Draft place={place} now={now} />;
  return now.found === null ? <Unread place={place} now={now} /> : <Report place={place} now={now} />;
}
