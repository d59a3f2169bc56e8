import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type ThreadPage } from "../api/client";
import { found } from "../api/problem";
import { Unloaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { ThreadCard } from "./ThreadCard";
import "./threads.css";

const STATES = ["open", "unread", "resolved"] as const;
type State = (typeof STATES)[number];

async function load(project: string, state: State, before: number | null): Promise<ThreadPage> {
  const query = { state, ...(before !== null && { before }) };
  return found(await client.GET("/api/v1/projects/{project}/threads/", { params: { path: { project }, query } }));
}

/** What is asked and answered in a project, as far as one may read it. */
export default function ThreadsPage({ shell }: PageProps): JSX.Element {
  const { t } = useTranslation();
  const slug = shell.project ?? "";
  const queries = useQueryClient();
  const [state, setState] = useState<State>("open");
  const query = useInfiniteQuery({
    queryKey: ["threads", slug, state],
    queryFn: ({ pageParam }) => load(slug, state, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: ({ following }) => following,
  });
  const [first] = query.data?.pages ?? [];
  const threads = query.data?.pages.flatMap(({ results }) => results) ?? [];
  const again = async (): Promise<void> => await queries.invalidateQueries({ queryKey: ["threads", slug] });
  return (
    <ProjectFrame shell={shell} page="threads">
      <main className="page threads">
        <h1>{t("threads.title")}</h1>
        <p className="lead">{t("threads.lead")}</p>
        <form className="filters" onSubmit={(event) => event.preventDefault()}>
          <label>
            {t("threads.show")}
            <select value={state} onChange={(event) => setState(event.target.value as State)}>
              {STATES.map((one) => (
                <option key={one} value={one}>
                  {t(`threads.states.${one}`, { count: first?.unread ?? 0 })}
                </option>
              ))}
            </select>
          </label>
        </form>
        {query.isError && <Unloaded error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <p className="quiet">{t("loading")}</p>}
        {query.isSuccess && threads.length === 0 && <p>{t(`threads.none.${state}`)}</p>}
        {threads.map((thread) => (
          <ThreadCard key={thread.uuid} {...{ slug, thread }} onChanged={again} />
        ))}
        {query.hasNextPage && (
          <Button className="soft" onPress={() => void query.fetchNextPage()}>
            {t("threads.more")}
          </Button>
        )}
      </main>
    </ProjectFrame>
  );
}
