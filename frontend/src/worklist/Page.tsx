import { useInfiniteQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Worklist } from "../api/client";
import { cursorIn } from "../api/cursor";
import { found } from "../api/problem";
import { Unloaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { Cases } from "./Cases";
import "../changes/changes.css";

async function load(project: string, uuid: string, cursor: string | null): Promise<Worklist> {
  const params = { path: { project, uuid }, query: cursor === null ? {} : { cursor } };
  return found(await client.GET("/api/v1/projects/{project}/changes/{uuid}/items/", { params }));
}

/** What a person must look at after a change of labels. */
export default function WorklistPage({ shell }: PageProps): JSX.Element {
  const { t } = useTranslation();
  const slug = shell.project ?? "";
  const uuid = location.pathname.split("/").at(-3) ?? "";
  const query = useInfiniteQuery({
    queryKey: ["worklist", slug, uuid],
    queryFn: ({ pageParam }) => load(slug, uuid, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => cursorIn(next),
  });
  const [first] = query.data?.pages ?? [];
  return (
    <ProjectFrame shell={shell} page="codebook">
      <main className="page changes worklist">
        {query.isPending && <p className="quiet">{t("loading")}</p>}
        {query.isError && <Unloaded error={query.error} onRetry={() => void query.refetch()} />}
        {first && (
          <Cases slug={slug} uuid={uuid} first={first} items={query.data?.pages.flatMap((one) => one.results) ?? []} />
        )}
        {query.hasNextPage && (
          <Button className="soft" isDisabled={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t("worklist.more")}
          </Button>
        )}
      </main>
    </ProjectFrame>
  );
}
