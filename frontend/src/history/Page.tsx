import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type HistoryPage as Told } from "../api/client";
import { found } from "../api/problem";
import { Unloaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useAddress } from "../ui/useAddress";
import { askedIn, momentsOf, searchOf, type Asked } from "./asked";
import { Filters } from "./Filters";
import { Lines } from "./Lines";
import "./history.css";

async function load(project: string, asked: Asked, before: number | null): Promise<Told> {
  const query = { ...momentsOf(asked), ...(before !== null && { before }) };
  return found(await client.GET("/api/v1/projects/{project}/history/", { params: { path: { project }, query } }));
}

/** Who did what in a project, when, with old and new values; a deleted label can be brought back. */
export default function HistoryPage({ shell }: PageProps): JSX.Element {
  const { t } = useTranslation();
  const slug = shell.project ?? "";
  const [search, setSearch] = useAddress();
  const asked = askedIn(search);
  const queries = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ["history", slug, searchOf(asked)],
    queryFn: ({ pageParam }) => load(slug, asked, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: ({ following }) => following,
  });
  const [first] = query.data?.pages ?? [];
  const lines = query.data?.pages.flatMap((page) => page.results) ?? [];
  return (
    <ProjectFrame shell={shell} page="history">
      <main className="page broad history">
        <h1>{t("history.title")}</h1>
        <p className="lead">{t("history.lead")}</p>
        {query.isError && <Unloaded error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <p className="quiet">{t("loading")}</p>}
        {first && <Filters {...{ asked }} told={first} onAsk={(next) => setSearch(searchOf(next))} />}
        {first && lines.length === 0 && <p>{t("history.none")}</p>}
        {lines.length > 0 && (
          <Lines {...{ slug, lines }} onRestored={() => void queries.invalidateQueries({ queryKey: ["history", slug] })} />
        )}
        {query.hasNextPage && (
          <Button className="soft" isDisabled={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t("history.more")}
          </Button>
        )}
      </main>
    </ProjectFrame>
  );
}
