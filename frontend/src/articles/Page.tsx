import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type ArticleFacets } from "../api/client";
import { cursorIn } from "../api/cursor";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { ArticleTable } from "./ArticleTable";
import { addressOf, chosen, filterIn, isNarrowed, NOTHING, type Filter } from "./filter";
import { Filters } from "./Filters";
import { SavedFilters } from "./SavedFilters";
import { Search } from "./Search";
import { Selection } from "./Selection";
import "../ui/form.css";
import "./articles.css";

export default function ArticlesPage({ shell }: PageProps): JSX.Element {
  return (
    <ProjectFrame shell={shell} page="articles">
      <Articles slug={shell.project ?? ""} manages={shell.role === "manager"} />
    </ProjectFrame>
  );
}

async function load(project: string, filter: Filter, cursor: string | null, known: boolean) {
  const query = { ...chosen(filter), ...(cursor !== null && { cursor }), ...(known && { facets: false }) } as Record<string, never>;
  return found(await client.GET("/api/v1/projects/{project}/articles/", { params: { path: { project }, query } }));
}

/** What there is to choose from is asked once, and again after something was put elsewhere. */
function useArticles(slug: string, filter: Filter) {
  const queries = useQueryClient();
  const choices = ["choices", slug];
  return useInfiniteQuery({
    queryKey: ["articles", slug, filter],
    queryFn: async ({ pageParam }) => {
      const known = queries.getQueryState(choices);
      const page = await load(slug, filter, pageParam, known?.data !== undefined && !known.isInvalidated);
      if (page.facets) queries.setQueryData(choices, page.facets);
      return page;
    },
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
  const input = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const query = useArticles(slug, filter);
  const first = query.data?.pages[0];
  const facets = useQueryClient().getQueryData<ArticleFacets>(["choices", slug]);
  const rows = query.data?.pages.flatMap((page) => page.results) ?? [];
  const change = (next: Filter): void => {
    setFilter(next);
    setSelected(new Set());
  };
  // The button goes with the filters; the keyboard goes on where one would narrow anew.
  const clear = (): void => {
    change(NOTHING);
    input.current?.focus();
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
      <div role="search" aria-label={t("articles.search")}>
        <Search input={input} value={filter.q} onChange={(q) => change({ ...filter, q })} />
        {facets && <Filters facets={facets} filter={filter} onChange={change} />}
        {facets && <SavedFilters slug={slug} filter={filter} onChange={change} />}
      </div>
      {query.isPending && <p className="quiet">{t("loading")}</p>}
      <Failure error={query.error} />
      {first && (
        <p className="quiet" role="status">
          {t(first.count_is_all === false ? "articles.fitMore" : "articles.fit", { count: first.count ?? 0 })}
          {isNarrowed(filter) && rows.length > 0 && (
            <Button className="plain" onPress={clear}>
              {t("articles.clear")}
            </Button>
          )}
        </p>
      )}
      {query.isSuccess && rows.length === 0 && (
        <Empty narrowed={isNarrowed(filter)} searched={filter.q !== ""} manages={manages} onClear={clear} />
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
      {manages && (
        <Selection {...{ slug, rows, selected }} onClear={() => setSelected(new Set())} />
      )}
    </main>
  );
}

interface EmptyProps {
  readonly narrowed: boolean;
  readonly searched: boolean;
  readonly manages: boolean;
  readonly onClear: () => void;
}

function Empty({ narrowed, searched, manages, onClear }: EmptyProps): JSX.Element {
  const { t } = useTranslation();
  if (!narrowed) return <p className="lead">{t(manages ? "articles.emptyManager" : "articles.empty")}</p>;
  return (
    <div>
      <p className="lead">{t(searched ? "articles.noneFound" : "articles.none")}</p>
      <Button className="soft" onPress={onClear}>
        {t("articles.clear")}
      </Button>
    </div>
  );
}
