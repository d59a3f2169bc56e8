import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type Project } from "../api/client";
import { found } from "../api/problem";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { Numbers } from "./Numbers";
import { Steps } from "./Steps";
import { unfinished } from "./setup";

async function load(project: string): Promise<Project> {
  const params = { path: { project } };
  return found(await client.GET("/api/v1/projects/{project}/", { params }));
}

export default function ProjectPage({ shell }: PageProps): JSX.Element {
  const slug = shell.project ?? "";
  return (
    <ProjectFrame shell={shell} page="project">
      <Loaded name={["project", slug]} load={() => load(slug)}>
        {(project) => <ProjectView project={project} />}
      </Loaded>
    </ProjectFrame>
  );
}

function ProjectView({ project }: { project: Project }): JSX.Element {
  const { t } = useTranslation();
  const { codebook } = project;
  const begins = unfinished(project);
  return (
    <main className="page broad">
      <h1>{project.name}</h1>
      {codebook && (
        <p className="lead">
          {t("project.codebook", { number: codebook.number, count: codebook.labels.length })}
        </p>
      )}
      {begins ? <Steps project={project} /> : <Actions project={project} />}
      {begins && project.open_reports > 0 && (
        <p className="actions">
          <Reports project={project} />
        </p>
      )}
      <Numbers project={project} />
    </main>
  );
}

function Actions({ project }: { project: Project }): JSX.Element {
  const { t } = useTranslation();
  return (
    <p className="actions">
      <a className="strong" href={`/projects/${project.slug}/spans/`}>
        {t("project.review")}
      </a>
      <a href={`/projects/${project.slug}/dataset/`}>{t("project.dataset")}</a>
      <Reports project={project} />
    </p>
  );
}

/** The way to what annotators found wrong with articles, for those who look after them. */
function Reports({ project }: { project: Project }): JSX.Element | null {
  const { t } = useTranslation();
  if (project.role === "researcher") return null;
  return <a href={`/projects/${project.slug}/reports/`}>{t("reports.overview", { count: project.open_reports })}</a>;
}
