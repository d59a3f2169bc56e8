import { useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type Overview } from "../api/client";
import { found } from "../api/problem";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { Coverage } from "./Coverage";
import { Evenly } from "./Evenly";
import { Loads } from "./Loads";
import { Pool } from "./Pool";
import "./assignments.css";

async function load(project: string): Promise<Overview> {
  return found(await client.GET("/api/v1/projects/{project}/assignments/", { params: { path: { project } } }));
}

export default function AssignmentsPage({ shell }: PageProps): JSX.Element {
  const slug = shell.project ?? "";
  return (
    <ProjectFrame shell={shell} page="assignments">
      <Loaded name={["overview", slug]} load={() => load(slug)}>
        {(overview) => <Work slug={slug} overview={overview} />}
      </Loaded>
    </ProjectFrame>
  );
}

interface Props {
  readonly slug: string;
  readonly overview: Overview;
}

function Work({ slug, overview }: Props): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [given, setGiven] = useState<number | null>(null);
  const again = (): void => void queries.invalidateQueries({ queryKey: ["overview", slug] });
  const done = (assignments: number): void => {
    setGiven(assignments);
    again();
  };
  return (
    <main className="page broad assignments">
      <h1>{t("assignments.title")}</h1>
      {overview.codebook !== null && (
        <p className="lead">{t("assignments.lead", { count: overview.articles, number: overview.codebook })}</p>
      )}
      <Missing slug={slug} overview={overview} />
      {overview.annotators.length > 0 && <Loads loads={overview.annotators} />}
      {overview.articles > 0 && <Coverage rows={overview.coverage} articles={overview.articles} />}
      {isReady(overview) && <Evenly slug={slug} overview={overview} given={given} onDone={done} />}
      {isReady(overview) && <Pool slug={slug} slots={overview.slots} onDone={again} />}
    </main>
  );
}

function isReady({ codebook, annotators, articles }: Overview): boolean {
  return codebook !== null && annotators.length > 0 && articles > 0;
}

/** What is still to be done before anything can be given out. */
function Missing({ slug, overview }: Props): JSX.Element {
  const { t } = useTranslation();
  const { codebook, annotators, articles } = overview;
  return (
    <>
      {codebook === null && <p>{t("assignments.noCodebook")}</p>}
      {annotators.length === 0 && <p>{t("assignments.noAnnotators")}</p>}
      {articles === 0 && (
        <>
          <p>{t("assignments.noArticles")}</p>
          <p>
            <a className="strong" href={`/projects/${slug}/import/`}>
              {t("assignments.import")}
            </a>
          </p>
        </>
      )}
    </>
  );
}
