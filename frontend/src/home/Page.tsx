import { useInfiniteQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type AssignmentRow, type ProjectRow } from "../api/client";
import { cursorIn } from "../api/cursor";
import { found } from "../api/problem";
import { Header } from "../ui/Header";
import { Loaded } from "../ui/Loaded";
import type { PageProps } from "../ui/shell";
import { useTitle } from "../ui/useTitle";

export default function HomePage({ shell }: PageProps): JSX.Element {
  const { t } = useTranslation();
  useTitle(t("home.title"));
  return (
    <>
      <Header user={shell.user} />
      <main className="page">
        <Work />
        <Loaded name={["projects"]} load={loadProjects}>
          {(projects) => <Projects projects={projects} mayCreate={shell.mayCreate} />}
        </Loaded>
      </main>
    </>
  );
}

async function loadProjects(): Promise<ProjectRow[]> {
  return found(await client.GET("/api/v1/projects/")).results;
}

async function loadWork(cursor: string | null) {
  const query = cursor === null ? {} : { cursor };
  return found(await client.GET("/api/v1/assignments/", { params: { query } }));
}

function Work(): JSX.Element {
  const { t } = useTranslation();
  const work = useInfiniteQuery({
    queryKey: ["assignments"],
    queryFn: ({ pageParam }) => loadWork(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => cursorIn(page.next),
  });
  const rows = work.data?.pages.flatMap((page) => page.results) ?? [];
  return (
    <section>
      <h1>{t("home.title")}</h1>
      {work.isPending && <p className="quiet">{t("loading")}</p>}
      {work.error && <p role="alert">{t("failed.unreachable")}</p>}
      {work.isSuccess && <Progress rows={rows} complete={!work.hasNextPage} />}
      <ul className="rows">
        {rows.map((row) => (
          <AssignmentLine key={row.id} row={row} />
        ))}
      </ul>
      {work.hasNextPage && (
        <Button className="soft" onPress={() => void work.fetchNextPage()}>
          {t("home.more")}
        </Button>
      )}
    </section>
  );
}

/** How far one is, and the one strong button; counts only when all rows are known. */
function Progress({ rows, complete }: { rows: AssignmentRow[]; complete: boolean }): JSX.Element {
  const { t } = useTranslation();
  const done = rows.filter((row) => row.state === "submitted").length;
  const next = rows.find((row) => row.state === "returned") ?? rows.find((row) => row.state !== "submitted");
  if (rows.length === 0) return <p className="lead">{t("home.empty")}</p>;
  const words = t("home.progress", { done, total: rows.length });
  return (
    <>
      {complete && (
        <p className="lead">
          <progress max={rows.length} value={done} aria-label={words} /> {words}
        </p>
      )}
      <p>{next ? <NextLink id={next.id} /> : t("home.allDone")}</p>
    </>
  );
}

function NextLink({ id }: { id: number }): JSX.Element {
  const { t } = useTranslation();
  return (
    <a className="strong" href={`/assignments/${id}/`}>
      {t("home.next")}
    </a>
  );
}

function AssignmentLine({ row }: { row: AssignmentRow }): JSX.Element {
  const { t } = useTranslation();
  const about = [row.article.outlet, row.project.name, t("home.spans", { count: row.span_count })];
  return (
    <li>
      <a href={`/assignments/${row.id}/`}>{row.article.headline}</a>
      <span className={`state ${row.state}`}>{t(`home.state.${row.state}`)}</span>
      <span className="quiet">{about.filter(Boolean).join(" · ")}</span>
    </li>
  );
}

interface ProjectsProps {
  readonly projects: readonly ProjectRow[];
  readonly mayCreate: boolean;
}

function Projects({ projects, mayCreate }: ProjectsProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t("home.projects")}</h2>
      {projects.length === 0 && !mayCreate && <p className="lead">{t("home.noProjects")}</p>}
      <ul className="rows">
        {projects.map((project) => (
          <li key={project.slug}>
            <ProjectName project={project} />
            <span className="state">{t(`home.role.${project.role}`)}</span>
            <span className="quiet">{t("home.articles", { count: project.article_count })}</span>
          </li>
        ))}
      </ul>
      {mayCreate && (
        <a className={projects.length === 0 ? "strong" : undefined} href="/projects/new/">
          {t("home.newProject")}
        </a>
      )}
    </section>
  );
}

/** An annotator works blind to the others, so of a project's pages they have the codebook. */
function ProjectName({ project }: { project: ProjectRow }): JSX.Element {
  const place = project.role === "annotator" ? "codebook/" : "";
  return <a href={`/projects/${project.slug}/${place}`}>{project.name}</a>;
}
