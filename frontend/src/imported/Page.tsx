import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type Import } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useWatched } from "../ui/useWatched";
import { Draft } from "./Draft";
import { Progress } from "./Progress";
import { Report } from "./Report";
import "./imported.css";

const GOING: readonly string[] = ["reading", "queued", "running"];

export interface Place {
  readonly project: string;
  readonly uuid: string;
}

async function load(place: Place): Promise<Import> {
  return found(await client.GET("/api/v1/projects/{project}/imports/{uuid}/", { params: { path: { ...place } } }));
}

function isGoing(now: Import | undefined): boolean {
  return now !== undefined && GOING.includes(now.state);
}

/** One import, whatever its state: the draft to check, its progress, its report. */
export default function ImportedPage({ shell }: PageProps): JSX.Element {
  const { t } = useTranslation();
  const uuid = location.pathname.split("/").at(-2) ?? "";
  const place = { project: shell.project ?? "", uuid };
  const { query, main } = useWatched(["import", place], () => load(place), isGoing);
  return (
    <ProjectFrame shell={shell} page="articles">
      <main className="page imported" ref={main} tabIndex={-1}>
        {query.isPending && <p className="quiet">{t("loading")}</p>}
        {query.data ? <Stage place={place} now={query.data} /> : <Failure error={query.error} />}
      </main>
    </ProjectFrame>
  );
}

function Stage({ place, now }: { readonly place: Place; readonly now: Import }): JSX.Element {
  if (now.state === "ready") return <Draft place={place} now={now} />;
  if (isGoing(now)) return <Progress place={place} now={now} />;
  return <Report place={place} now={now} />;
}
