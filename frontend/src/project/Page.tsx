import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type Project } from "../api/client";
import { found } from "../api/problem";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { FirstSteps } from "./FirstSteps";
import { Filters } from "./Filters";
import { Spans, type Filter } from "./Spans";

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

const NOTHING: Filter = { label: "", annotator: "", cursor: null };

function ProjectView({ project }: { project: Project }): JSX.Element {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(NOTHING);
  return (
    <main className="page broad">
      <h1>{project.name}</h1>
      {project.codebook && (
        <p className="lead">
          {t("project.codebook", { number: project.codebook.number, count: project.codebook.labels.length })}
        </p>
      )}
      {project.codebook === null && project.role === "manager" && <FirstSteps slug={project.slug} />}
      <Counts counts={project.counts} />
      <Actions slug={project.slug} />
      <h2>{t("project.spans")}</h2>
      <Filters project={project} filter={filter} onChange={setFilter} />
      <Spans project={project} filter={filter} onChange={setFilter} />
    </main>
  );
}

function Counts({ counts }: { counts: Project["counts"] }): JSX.Element {
  const { t, i18n } = useTranslation();
  const numbers = new Intl.NumberFormat(i18n.language);
  return (
    <dl className="counts">
      {(["articles", "assignments", "submitted", "spans"] as const).map((name) => (
        <div key={name}>
          <dt>{t(`project.counts.${name}`)}</dt>
          <dd>{numbers.format(counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Actions({ slug }: { slug: string }): JSX.Element {
  const { t } = useTranslation();
  return (
    <p className="actions">
      <a className="strong" href={`/projects/${slug}/agreement/`}>
        {t("project.agreement")}
      </a>
      <a href={`/api/v1/projects/${slug}/dataset.jsonl`} download>
        {t("project.dataset")}
      </a>
      <a href="/api/docs/">{t("nav.docs")}</a>
    </p>
  );
}
