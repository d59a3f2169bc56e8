import { useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Story, type StoryRow } from "../api/client";
import { found } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useSending } from "../ui/useSending";

interface Props {
  readonly slug: string;
  readonly story: Story;
  readonly onClose: () => void;
}

async function rename(project: string, story: number, name: string): Promise<StoryRow> {
  const params = { path: { project, story } };
  return found(await client.PUT("/api/v1/projects/{project}/stories/{story}/", { params, body: { name } }));
}

export function RenameDialog({ slug, story, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState(story.name);
  const renaming = useSending({
    mutationFn: () => rename(slug, story.id, name),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["story", slug] });
      onClose();
    },
  });
  return (
    <Dialog title={t("stories.renameTitle")} onClose={onClose}>
      <Confirm
        sending={renaming}
        yes={t("stories.renameYes")}
        no={t("stories.no")}
        isReady={name.trim() !== "" && name !== story.name}
        onClose={onClose}
      >
        <TextField className="form-field" value={name} onChange={setName} maxLength={200} autoFocus>
          <Label>{t("stories.name")}</Label>
          <Input />
        </TextField>
      </Confirm>
    </Dialog>
  );
}
