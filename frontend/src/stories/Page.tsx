import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button, Input, Label, SearchField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type OutletRow, type StoryRow } from "../api/client";
import { cursorIn } from "../api/cursor";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useSettled } from "../ui/useSettled";
import { useDays } from "./useDays";
import "../ui/form.css";
import "./stories.css";

export default function StoriesPage({ shell }: PageProps): JSX.Element {
  const slug = shell.project ?? "";
  return (
    <ProjectFrame shell={shell} page="stories">
      <Stories slug={slug} manages={shell.role === "manager"} />
    </ProjectFrame>
  );
}

function paged(name: string, cursor: string | null) {
  return { ...(name !== "" && { name }), ...(cursor !== null && { cursor }) };
}

async function loadStories(project: string, name: string, cursor: string | null) {
  const query = paged(name, cursor);
  return found(await client.GET("/api/v1/projects/{project}/stories/", { params: { path: { project }, query } }));
}

async function loadOutlets(project: string, name: string, cursor: string | null) {
  const query = paged(name, cursor);
  return found(await client.GET("/api/v1/projects/{project}/outlets/", { params: { path: { project }, query } }));
}

function Stories({ slug, manages }: { readonly slug: string; readonly manages: boolean }): JSX.Element {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const name = useSettled(typed.trim());
  const query = useInfiniteQuery({
    queryKey: ["stories", slug, name],
    queryFn: ({ pageParam }) => loadStories(slug, name, pageParam),
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    getNextPageParam: (page) => cursorIn(page.next),
  });
  const rows = query.data?.pages.flatMap((page) => page.results) ?? [];
  return (
    <main className="page stories">
      <h1>{t("stories.title")}</h1>
      <p className="lead">{t("stories.lead")}</p>
      {query.isPending && <p className="quiet">{t("loading")}</p>}
      <Failure error={query.error} />
      {(rows.length > 0 || typed !== "" || name !== "") && <NameSearch value={typed} onChange={setTyped} />}
      {query.isSuccess && rows.length === 0 && name === "" && <Empty slug={slug} manages={manages} />}
      <p role="status" className="quiet">
        {query.isSuccess && rows.length === 0 && name !== "" && t("stories.noneNamed")}
      </p>
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
      {query.isSuccess && <Outlets slug={slug} name={name} />}
    </main>
  );
}

function NameSearch({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }): JSX.Element {
  const { t } = useTranslation();
  return (
    <SearchField className="form-field nameSearch" value={value} onChange={onChange} maxLength={200}>
      <Label>{t("stories.search")}</Label>
      <Input />
    </SearchField>
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
function Outlets({ slug, name }: { readonly slug: string; readonly name: string }): JSX.Element {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: ["outlets", slug, name],
    queryFn: ({ pageParam }) => loadOutlets(slug, name, pageParam),
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    getNextPageParam: (page) => cursorIn(page.next),
  });
  const rows = query.data?.pages.flatMap((page) => page.results) ?? [];
  return (
    <section>
      <h2>{t("stories.outlets_")}</h2>
      <Failure error={query.error} />
      {query.isSuccess && rows.length === 0 && <p className="quiet">{t(name === "" ? "stories.noOutlets" : "stories.noOutletNamed")}</p>}
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
