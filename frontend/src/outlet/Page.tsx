import { useQuery } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Outlet } from "../api/client";
import { found } from "../api/problem";
import { ArticleTable } from "../articles/ArticleTable";
import "../articles/articles.css";
import { useDays } from "../stories/useDays";
import { Failure } from "../ui/Failure";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useTitle } from "../ui/useTitle";
import { EditDialog } from "./EditDialog";
import { Profile } from "./Profile";
import { RateTable } from "./RateTable";
import "../ui/form.css";
import "./outlet.css";

async function load(project: string, outlet: number): Promise<Outlet> {
  return found(await client.GET("/api/v1/projects/{project}/outlets/{outlet}/", { params: { path: { project, outlet } } }));
}

async function loadArticles(project: string, outlet: string) {
  const query = { outlet, facets: false };
  return found(await client.GET("/api/v1/projects/{project}/articles/", { params: { path: { project }, query } }));
}

/** Who an outlet is, how its articles are worded, and which they are. */
export default function OutletPage({ shell }: PageProps): JSX.Element {
  const { t } = useTranslation();
  const project = shell.project ?? "";
  const number = Number(location.pathname.split("/").at(-2));
  return (
    <ProjectFrame shell={shell} page="stories">
      <Loaded name={["outlet", project, number]} load={() => load(project, number)} list={{ href: `/projects/${project}/stories/`, name: t("outlets.all") }}>
        {(outlet) => <OutletView slug={project} outlet={outlet} manages={shell.role === "manager"} />}
      </Loaded>
    </ProjectFrame>
  );
}

interface Props {
  readonly slug: string;
  readonly outlet: Outlet;
  readonly manages: boolean;
}

function OutletView({ slug, outlet, manages }: Props): JSX.Element {
  const { t } = useTranslation();
  const days = useDays();
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  const done = (): void => {
    setEditing(false);
    setSaved(true);
  };
  const facts = [t("outlets.count", { count: outlet.articles }), days(outlet.first, outlet.last)];
  useTitle(outlet.name);
  return (
    <main className="page broad articles outlet">
      <header className="heading">
        <h1>{outlet.name}</h1>
        {manages && (
          <Button className="soft" onPress={() => setEditing(true)}>
            {t("outlets.edit")}
          </Button>
        )}
      </header>
      <p className="lead">{facts.filter(Boolean).join(" · ")}</p>
      <p role="status" className="quiet">
        {saved && t("outlets.saved")}
      </p>
      <Profile outlet={outlet} />
      <section>
        <h2>{t("outlets.labels")}</h2>
        <RateTable outlet={outlet} />
      </section>
      <Articles slug={slug} outlet={outlet} />
      {editing && <EditDialog {...{ slug, outlet }} onDone={done} onClose={() => setEditing(false)} />}
    </main>
  );
}

function Articles({ slug, outlet }: Omit<Props, "manages">): JSX.Element {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ["articles", slug, "of", outlet.name], queryFn: () => loadArticles(slug, outlet.name) });
  const rows = query.data?.results ?? [];
  return (
    <section>
      <h2>{t("outlets.articles")}</h2>
      <Failure error={query.error} />
      {query.isPending && <p className="quiet">{t("loading")}</p>}
      {rows.length > 0 && <ArticleTable slug={slug} rows={rows} />}
      <p>
        <a href={`/projects/${slug}/articles/?outlet=${encodeURIComponent(outlet.name)}`}>{t("outlets.allArticles")}</a>
      </p>
    </section>
  );
}
