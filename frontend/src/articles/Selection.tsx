import { useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type ArticleRow } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";
import { AssignDialog } from "./AssignDialog";
import { StoryDialog } from "./StoryDialog";

interface Props {
  readonly slug: string;
  readonly rows: readonly ArticleRow[];
  readonly selected: ReadonlySet<number>;
  readonly onClear: () => void;
}

async function takeOut(project: string, articles: number[]) {
  const params = { path: { project } };
  return found(await client.PUT("/api/v1/projects/{project}/articles/story/", { params, body: { story: null, articles } }));
}

/** What can be done with the articles that are ticked; stays in sight while one scrolls. */
export function Selection({ slug, rows, selected, onClear }: Props): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState<"assign" | "story" | null>(null);
  const [told, setTold] = useState("");
  const articles = [...selected];
  const done = (sentence: string): void => {
    setTold(sentence);
    setOpen(null);
    onClear();
  };
  const taking = useSending({
    mutationFn: () => takeOut(slug, articles),
    onSuccess: async ({ articles: count }) => {
      await queries.invalidateQueries({ queryKey: ["choices", slug] });
      await queries.invalidateQueries({ queryKey: ["articles", slug] });
      done(t("articles.story_.out", { count }));
    },
  });
  const inStory = rows.some(({ id, story }) => selected.has(id) && story !== null);
  return (
    <div className="selection">
      <p role="status">{selected.size === 0 && told}</p>
      <Failure error={taking.error} />
      {selected.size > 0 && (
        <div className="bar">
          <span>{t("articles.selected", { count: selected.size })}</span>
          <Button className="strong" onPress={() => setOpen("assign")}>
            {t("articles.assignTo")}
          </Button>
          <Button className="soft" onPress={() => setOpen("story")}>
            {t("articles.story_.put")}
          </Button>
          {inStory && (
            <Button className="soft" isDisabled={taking.isPending} onPress={() => taking.mutate()}>
              {t("articles.story_.takeOut")}
            </Button>
          )}
          <Button className="plain" onPress={onClear}>
            {t("articles.unselect")}
          </Button>
        </div>
      )}
      {open === "assign" && (
        <AssignDialog
          {...{ slug, articles }}
          onDone={(count) => done(t("articles.assign.done", { count }))}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "story" && (
        <StoryDialog
          {...{ slug, articles }}
          onDone={({ name }) => done(t("articles.story_.done", { count: articles.length, name }))}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
