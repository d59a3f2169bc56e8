import { useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type StoryRow } from "../api/client";
import { found } from "../api/problem";
import { Suggest } from "../import/Suggest";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useSending } from "../ui/useSending";
import { useStoryNames } from "./useStoryNames";

interface Props {
  readonly slug: string;
  readonly articles: number[];
  readonly onDone: (story: StoryRow) => void;
  readonly onClose: () => void;
}

async function put(project: string, name: string, articles: number[]): Promise<StoryRow> {
  const params = { path: { project } };
  return found(await client.POST("/api/v1/projects/{project}/stories/", { params, body: { name, articles } }));
}

/** Into a story that is there, or into a new one: its name says which. */
export function StoryDialog({ slug, articles, onDone, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const wanted = name.trim().replaceAll(/\s+/g, " ");
  const { names, isSure } = useStoryNames(slug, wanted);
  const putting = useSending({
    mutationFn: () => put(slug, name, articles),
    onSuccess: async (story) => {
      await queries.invalidateQueries({ queryKey: ["choices", slug] });
      await queries.invalidateQueries({ queryKey: ["articles", slug] });
      onDone(story);
    },
  });
  const isNew = wanted !== "" && isSure && !names.includes(wanted);
  return (
    <Dialog title={t("articles.story_.title", { count: articles.length })} onClose={onClose}>
      <p className="quiet">{t("articles.story_.lead")}</p>
      <Confirm
        sending={putting}
        yes={t(isNew ? "articles.story_.make" : "articles.story_.yes")}
        no={t("articles.assign.no")}
        isReady={wanted !== ""}
        onClose={onClose}
      >
        <div className="storyName">
          <Suggest title={t("articles.story_.name")} value={name} offers={names} onChange={setName} />
        </div>
      </Confirm>
    </Dialog>
  );
}
