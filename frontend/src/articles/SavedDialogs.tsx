import { useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type SavedFilter } from "../api/client";
import { found, problemOf } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";
import { chosen, type Filter } from "./filter";

const PATH = "/api/v1/projects/{project}/filters/{uuid}/";
const LONGEST = 100;

type Kept = Pick<SavedFilter, "uuid" | "name" | "query">;

async function keep(project: string, { uuid, name, query }: Kept): Promise<SavedFilter> {
  return found(await client.PUT(PATH, { params: { path: { project, uuid } }, body: { name, query } }));
}

async function forget(project: string, uuid: string): Promise<void> {
  const { error, response } = await client.DELETE(PATH, { params: { path: { project, uuid } } });
  if (!response.ok) throw problemOf(response.status, error);
}

interface SaveProps {
  readonly slug: string;
  readonly filter: Filter;
  readonly onClose: () => void;
}

export function SaveDialog({ slug, filter, onClose }: SaveProps): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [uuid] = useState(() => crypto.randomUUID());
  const [name, setName] = useState(filter.q);
  const saving = useSending({
    mutationFn: () => keep(slug, { uuid, name, query: chosen(filter) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["filters", slug] });
      onClose();
    },
  });
  return (
    <Dialog title={t("articles.saved.save")} onClose={onClose}>
      <Confirm
        sending={saving}
        yes={t("articles.saved.yes")}
        no={t("articles.assign.no")}
        isReady={name.trim() !== ""}
        onClose={onClose}
      >
        <TextField className="form-field" value={name} onChange={setName} maxLength={LONGEST} autoFocus>
          <Label>{t("articles.saved.name")}</Label>
          <Input />
        </TextField>
      </Confirm>
    </Dialog>
  );
}

interface KeptProps {
  readonly slug: string;
  readonly kept: readonly SavedFilter[];
  readonly onClose: () => void;
}

export function KeptDialog({ slug, kept, onClose }: KeptProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <Dialog title={t("articles.saved.title")} onClose={onClose}>
      {kept.length === 0 && <p className="quiet">{t("articles.saved.none")}</p>}
      <ul className="keptFilters">
        {kept.map((one) => (
          <KeptLine key={one.uuid} slug={slug} one={one} />
        ))}
      </ul>
      <div className="choices">
        <Button className="soft" onPress={onClose}>
          {t("articles.saved.close")}
        </Button>
      </div>
    </Dialog>
  );
}

/** Deleting asks once more in its own line. */
function KeptLine({ slug, one }: { readonly slug: string; readonly one: SavedFilter }): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState(one.name);
  const [sure, setSure] = useState(false);
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["filters", slug] });
  const renaming = useSending({ mutationFn: () => keep(slug, { ...one, name }), onSuccess });
  const deleting = useSending({ mutationFn: () => forget(slug, one.uuid), onSuccess });
  const isNew = name.trim() !== "" && name !== one.name;
  return (
    <li>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isNew) renaming.mutate();
        }}
      >
        <TextField className="form-field" value={name} onChange={setName} maxLength={LONGEST} aria-label={t("articles.saved.nameOf", { name: one.name })}>
          <Input />
        </TextField>
        {isNew && (
          <Button className="soft" type="submit">
            {t("articles.saved.rename")}
          </Button>
        )}
      </form>
      {sure ? (
        <>
          <Button className="soft" onPress={() => deleting.mutate()}>
            {t("articles.saved.really", { name: one.name })}
          </Button>
          <Button className="plain" autoFocus onPress={() => setSure(false)}>
            {t("articles.saved.keep")}
          </Button>
        </>
      ) : (
        <Button className="plain" aria-label={t("articles.saved.deleteOf", { name: one.name })} onPress={() => setSure(true)}>
          {t("articles.saved.delete")}
        </Button>
      )}
      <Failure error={renaming.error ?? deleting.error} />
    </li>
  );
}
