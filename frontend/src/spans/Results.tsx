import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type SpanPage, type SpanRow } from "../api/client";
import { cursorIn } from "../api/cursor";
import { found } from "../api/problem";
import { Unloaded } from "../ui/Loaded";
import type { Filter } from "./filter";
import { Filters } from "./Filters";
import { Rows } from "./Rows";
import { useReturn } from "./useReturn";

interface Props {
  readonly project: string;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

async function load(project: string, filter: Filter, cursor: string | null): Promise<SpanPage> {
  const { article, state, ...words } = filter;
  const query = {
    ...words,
    ...(article !== undefined && { article: Number(article) }),
    ...(state !== undefined && { state: state as SpanRow["state"] }),
    ...(cursor !== null && { cursor }),
    page_size: 50,
  };
  const params = { path: { project }, query };
  return found(await client.GET("/api/v1/projects/{project}/spans/", { params }));
}

/** The choices and what fits them. While new rows come, the old ones stay and keep the focus. */
export function Results({ project, filter, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const spans = useInfiniteQuery({
    queryKey: ["spans", project, filter],
    queryFn: ({ pageParam }) => load(project, filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => cursorIn(page.next),
    placeholderData: keepPreviousData,
  });
  const { fetchNextPage } = spans;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  useReturn({ pages: spans.data?.pages.length ?? 0, hasMore: spans.hasNextPage, onMore: more });
  const first = spans.data?.pages[0];
  const narrowed = Object.keys(filter).length > 0;
  const clear = narrowed && (
    <Button className="plain" onPress={() => onChange({})}>
      {t("spans.clear")}
    </Button>
  );
  if (spans.isError) {
    return (
      <>
        <Unloaded error={spans.error} onRetry={() => void spans.refetch()} />
        {clear}
      </>
    );
  }
  if (!first?.facets) return <p className="quiet">{t("loading")}</p>;
  const rows = spans.data?.pages.flatMap((page) => page.results) ?? [];
  return (
    <>
      <Filters facets={first.facets} filter={filter} onChange={onChange} />
      <p className="found">
        <strong role="status">{t("spans.total", { count: first.facets.total })}</strong>
        {clear}
      </p>
      {rows.length === 0 && <p className="lead">{t(narrowed ? "spans.nothingFits" : "spans.empty")}</p>}
      <Rows project={project} rows={rows} />
      {spans.hasNextPage && (
        <Button className="soft" onPress={more}>
          {t("spans.more")}
        </Button>
      )}
    </>
  );
}
