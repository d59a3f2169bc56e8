import { useInfiniteQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type OutletRow, type StoryRow } from "../api/client";
import { cursorIn } from "../api/cursor";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useDays } from "./useDays";
import "./stories.css";

export default function StoriesPage({ shell }: PageProps): JSX.Element {
  const slug = shell.project ?? "";
  return (
    <ProjectFrame shell={shell} page="stories">
      <Stories slug={slug} manages={shell.role === "manager"} />
    </ProjectFrame>
  );
}

async function loadStories(project: string, cursor: string | null) {
  const query = cursor === null ? {} : { cursor };
  return found(await client.GET("/api/v1/projects/{project}/stories/", { params: { path: { project }, query } }));
}

async function loadOutlets(project: string, cursor: string | null) {
  const query = cursor === null ? {} : { cursor };
  return found(await client.GET("/api/v1/projects/{project}/outlets/", { params: { path: { project }, query } }));
}

function Stories({ slug, manages }: { readonly slug: string; readonly manages: boolean }): JSX.Element {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: ["stories", slug],
    queryFn: ({ pageParam }) => loadStories(slug, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => cursorIn(page.next),
  });
  const rows = query.data?.pages.flatMap((page) => page.results) ?? [];
  return (
    <main className="page stories">
      <h1>{t("stories.title")}</h1>
      <p className="lead">{t("stories.lead")}</p>
      {query.isPending && <p className="quiet">{t("loading")}</p>}
      <Failure error={query.error} />
      {query.isSuccess && rows.length === 0 && <Empty slug={slug} manages={manages} />}
      {rows.length > 0 && (
        <ul className="rows">
          {rows.map((story) => (
            <StoryLine key={story.id} slug={slug} story={story} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button className="soft" onPress={() => void query.fetchNextPage()}>
          {t("stories.more")}
        </Button>
      )}
      {query.isSuccess && <Outlets slug={slug} />}
    </main>
  );
}

function Empty({ slug, manages }: { readonly slug: string; readonly manages: boolean }): JSX.Element {
  const { t } = useTranslation();
  if (!manages) return <p>{t("stories.empty")}</p>;
  return (
    <>
      <p>{t("stories.emptyManager")}</p>
      <a className="strong" href={`/projects/${slug}/articles/`}>
        {t("stories.toArticles")}
      </a>
    </>
  );
}

function StoryLine({ slug, story }: { readonly slug: string; readonly story: StoryRow }): JSX.Element {
  const { t } = useTranslation();
  const days = useDays();
  const facts = [t("stories.articles", { count: story.articles }), t("stories.outlets", { count: story.outlets })];
  return (
    <li>
      <a href={`/projects/${slug}/stories/${story.id}/`}>{story.name}</a>
      <span className="state">{days(story.first, story.last)}</span>
      <span className="quiet">{facts.join(" · ")}</span>
    </li>
  );
}

/** After the stories, so that what the page is for comes with the first answer. */
function Outlets({ slug }: { readonly slug: string }): JSX.Element {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: ["outlets", slug],
    queryFn: ({ pageParam }) => loadOutlets(slug, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => cursorIn(page.next),
  });
  const rows = query.data?.pages.flatMap((page) => page.results) ?? [];
  return (
    <section>
      <h2>{t("stories.outlets_")}</h2>
      <Failure error={query.error} />
      {query.isSuccess && rows.length === 0 && <p className="quiet">{t("stories.noOutlets")}</p>}
      <ul className="rows">
        {rows.map((outlet) => (
          <OutletLine key={outlet.id} slug={slug} outlet={outlet} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button className="soft" onPress={() => void query.fetchNextPage()}>
          {t("stories.more")}
        </Button>
      )}
    </section>
  );
}

function OutletLine({ slug, outlet }: { readonly slug: string; readonly outlet: OutletRow }): JSX.Element {
  const { t } = useTranslation();
  return (
    <li>
      <a href={`/projects/${slug}/outlets/${outlet.id}/`}>{outlet.name}</a>
      <span className="state">{t("stories.articles", { count: outlet.articles })}</span>
      <span className="quiet">{[outlet.type, outlet.country].filter(Boolean).join(" · ")}</span>
    </li>
  );
}
