import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Home } from "../api/client";
import { Bar } from "../ui/Bar";

type Project = Home["projects"][number];

interface Props {
  readonly projects: readonly Project[];
  readonly mayCreate: boolean;
  /** False where the page is headed so already. */
  readonly headed: boolean;
}

export function Projects({ projects, mayCreate, headed }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <section>
      {headed && <h2>{t("home.projects")}</h2>}
      <ul className="rows projects">
        {projects.map((project) => (
          <ProjectLine key={project.slug} project={project} />
        ))}
      </ul>
      {mayCreate && <a href="/projects/new/">{t("home.newProject")}</a>}
    </section>
  );
}

/** An annotator works blind to the others, so of a project's pages they have the codebook. */
function ProjectLine({ project }: { project: Project }): JSX.Element {
  const { t } = useTranslation();
  const { slug, name, role, articles, assigned, submitted } = project;
  const place = role === "annotator" ? "codebook/" : "";
  const progress = assigned === 0 ? t("home.nothingGiven") : t("home.progress", { done: submitted, total: assigned });
  const open = { kind: "open", value: assigned - submitted };
  return (
    <li>
      <a href={`/projects/${slug}/${place}`}>{name}</a>
      <span className="state">{t(`home.role.${role}`)}</span>
      <Bar of={assigned} parts={[{ kind: "submitted", value: submitted }, open]} />
      <span className="quiet">
        {[role !== "annotator" && t("home.articles", { count: articles }), progress].filter(Boolean).join(" · ")}
      </span>
    </li>
  );
}
