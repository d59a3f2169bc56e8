import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client } from "../api/client";
import { cursorIn } from "../api/cursor";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { ArticleTable } from "./ArticleTable";
import { addressOf, chosen, filterIn, isNarrowed, NOTHING, type Filter } from "./filter";
import { Filters } from "./Filters";
import { Selection } from "./Selection";
import "./articles.css";

export default function ArticlesPage({ shell }: PageProps): JSX.Element {
  return (
    <ProjectFrame shell={shell} page="articles">
      <Articles slug={shell.project ?? ""} manages={shell.role === "manager"} />
    </ProjectFrame>
  );
}

async function load(project: string, filter: Filter, cursor: string | null) {
  const query = { ...chosen(filter), ...(cursor !== null && { cursor }) } as Record<string, never>;
  return found(await client.GET("/api/v1/projects/{project}/articles/", { params: { path: { project }, query } }));
}

function useArticles(slug: string, filter: Filter) {
  return useInfiniteQuery({
    queryKey: ["articles", slug, filter],
    queryFn: ({ pageParam }) => load(slug, filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => cursorIn(page.next),
    placeholderData: keepPreviousData,
  });
}

/** The filters live in the address: what one sees can be sent to somebody, and found again. */
function useFilter(): [Filter, (filter: Filter) => void] {
  const [filter, setFilter] = useState(() => filterIn(location.search));
  useEffect(() => history.replaceState(null, "", addressOf(location.pathname, filter)), [filter]);
  return [filter, setFilter];
}

function Articles({ slug, manages }: { readonly slug: string; readonly manages: boolean }): JSX.Element {
  const { t } = useTranslation();
  const [filter, setFilter] = useFilter();
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const query = useArticles(slug, filter);
  const first = query.data?.pages[0];
  const rows = query.data?.pages.flatMap((page) => page.results) ?? [];
  const change = (next: Filter): void => {
    setFilter(next);
    setSelected(new Set());
  };
  return (
    <main className="page broad articles">
      <header className="heading">
        <h1>{t("articles.title")}</h1>
        {manages && (
          <a className={selected.size > 0 ? "soft" : "strong"} href={`/projects/${slug}/import/`}>
            {t("articles.import")}
          </a>
        )}
      </header>
      {query.isPending && <p className="quiet">{t("loading")}</p>}
      <Failure error={query.error} />
      {first?.facets && <Filters facets={first.facets} filter={filter} onChange={change} />}
      {first && (
        <p className="quiet" role="status">
          {t("articles.fit", { count: first.count ?? 0 })}
        </p>
      )}
      {query.isSuccess && rows.length === 0 && (
        <Empty narrowed={isNarrowed(filter)} manages={manages} onClear={() => change(NOTHING)} />
      )}
      {rows.length > 0 && (
        <ArticleTable slug={slug} rows={rows} {...(manages && { selected, onSelect: setSelected })} />
      )}
      {query.hasNextPage && (
        <Button className="soft" onPress={() => void query.fetchNextPage()}>
          {t("articles.more")}
        </Button>
      )}
      {manages && (
        <p className="actions">
          <a href={`/projects/${slug}/withdrawn/`}>{t("withdrawn.link")}</a>
        </p>
      )}
      {manages && <Selection slug={slug} selected={selected} onClear={() => setSelected(new Set())} />}
    </main>
  );
}

interface EmptyProps {
  readonly narrowed: boolean;
  readonly manages: boolean;
  readonly onClear: () => void;
}

function Empty({ narrowed, manages, onClear }: EmptyProps): JSX.Element {
  const { t } = useTranslation();
  if (!narrowed) return <p className="lead">{t(manages ? "articles.emptyManager" : "articles.empty")}</p>;
  return (
    <div>
      <p className="lead">{t("articles.none")}</p>
      <Button className="soft" onPress={onClear}>
        {t("articles.clear")}
      </Button>
    </div>
  );
}
