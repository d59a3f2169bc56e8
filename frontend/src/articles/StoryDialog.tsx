import { useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type StoryRow } from "../api/client";
import { found } from "../api/problem";
import { Suggest } from "../import/Suggest";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useSending } from "../ui/useSending";

interface Props {
  readonly slug: string;
  readonly articles: number[];
  readonly stories: readonly string[];
  readonly onDone: (story: StoryRow) => void;
  readonly onClose: () => void;
}

async function put(project: string, name: string, articles: number[]): Promise<StoryRow> {
  const params = { path: { project } };
  return found(await client.POST("/api/v1/projects/{project}/stories/", { params, body: { name, articles } }));
}

/** Into a story that is there, or into a new one: its name says which. */
export function StoryDialog({ slug, articles, stories, onDone, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const putting = useSending({
    mutationFn: () => put(slug, name, articles),
    onSuccess: async (story) => {
      await queries.invalidateQueries({ queryKey: ["choices", slug] });
      await queries.invalidateQueries({ queryKey: ["articles", slug] });
      onDone(story);
    },
  });
  const isKnown = stories.includes(name.trim());
  return (
    <Dialog title={t("articles.story_.title", { count: articles.length })} onClose={onClose}>
      <p className="quiet">{t("articles.story_.lead")}</p>
      <Confirm
        sending={putting}
        yes={isKnown || name.trim() === "" ? t("articles.story_.yes") : t("articles.story_.make")}
        no={t("articles.assign.no")}
        isReady={name.trim() !== ""}
        onClose={onClose}
      >
        <div className="storyName">
          <Suggest title={t("articles.story_.name")} value={name} offers={stories} onChange={setName} />
        </div>
      </Confirm>
    </Dialog>
  );
}
