import { useState, type JSX } from "react";
import { Button, DropZone, FileTrigger, Text, type DropItem } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type LabelImportList } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useSending } from "../ui/useSending";
import { FormatFields, type Format } from "./FormatFields";
import { Newest } from "./Newest";
import { columnsOf, send } from "./sending";
import "../import/import.css";
import "./labels.css";

interface Chosen {
  readonly uuid: string;
  readonly file: File;
}

async function load(project: string): Promise<LabelImportList> {
  const params = { path: { project } };
  return found(await client.GET("/api/v1/projects/{project}/label-imports/", { params }));
}

export default function ImportLabelsPage({ shell }: PageProps): JSX.Element {
  const slug = shell.project ?? "";
  return (
    <ProjectFrame shell={shell} page="articles">
      <Loaded name={["label-imports", slug]} load={() => load(slug)}>
        {(list) => <ImportLabels slug={slug} list={list} />}
      </Loaded>
    </ProjectFrame>
  );
}

/** Sends the files one after the other, then has them read; the import's own page goes on. */
async function prepare(project: string, uuid: string, chosen: readonly Chosen[], { format, columns }: Format): Promise<void> {
  for (const { uuid: upload, file } of chosen) await send(project, upload, file);
  const body = { files: chosen.map((one) => one.uuid), format: format as "csv", columns: columnsOf(columns), round: 1 };
  const params = { path: { project, uuid } };
  found(await client.PUT("/api/v1/projects/{project}/label-imports/{uuid}/", { params, body }));
  location.assign(`/projects/${project}/label-imports/${uuid}/`);
}

function ImportLabels({ slug, list }: { readonly slug: string; readonly list: LabelImportList }): JSX.Element {
  const { t } = useTranslation();
  const [uuid] = useState(() => crypto.randomUUID());
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [format, setFormat] = useState<Format>({ format: "", columns: "" });
  const sending = useSending({ mutationFn: () => prepare(slug, uuid, chosen, format) });
  const busy = sending.isPending || sending.isSuccess;
  return (
    <main className="page import">
      <h1>{t("labelImports.title")}</h1>
      <p className="lead">{t("labelImports.lead")}</p>
      <Files onAdd={(files) => setChosen([...chosen, ...files.map((file) => ({ file, uuid: crypto.randomUUID() }))])} />
      <ChosenFiles chosen={chosen} onRemove={(one) => setChosen(chosen.filter(({ uuid }) => uuid !== one))} />
      <FormatFields formats={list.formats} chosen={format} open onChange={setFormat} />
      <Failure error={sending.error} />
      <Button className="strong" isDisabled={chosen.length === 0 || busy} onPress={() => sending.mutate()}>
        {t(busy ? "labelImports.sending" : "labelImports.read")}
      </Button>
      <p className="elsewhere">
        <a href={`/projects/${slug}/import/`}>{t("labelImports.articles")}</a>
      </p>
      <Newest slug={slug} rows={list.results} />
    </main>
  );
}

function Files({ onAdd }: { readonly onAdd: (files: readonly File[]) => void }): JSX.Element {
  const { t } = useTranslation();
  return (
    <DropZone className="drop" onDrop={({ items }) => void dropped(items).then(onAdd)}>
      <Text slot="label">{t("labelImports.drop")}</Text>
      <FileTrigger allowsMultiple onSelect={(files) => onAdd([...(files ?? [])])}>
        <Button className="soft">{t("labelImports.choose")}</Button>
      </FileTrigger>
    </DropZone>
  );
}

function dropped(items: readonly DropItem[]): Promise<File[]> {
  return Promise.all(items.flatMap((item) => (item.kind === "file" ? [item.getFile()] : [])));
}

interface ChosenProps {
  readonly chosen: readonly Chosen[];
  readonly onRemove: (uuid: string) => void;
}

function ChosenFiles({ chosen, onRemove }: ChosenProps): JSX.Element | null {
  const { t } = useTranslation();
  if (chosen.length === 0) return null;
  return (
    <section>
      <h2>{t("labelImports.chosen")}</h2>
      <ul className="sourcelist">
        {chosen.map(({ uuid, file }) => (
          <li key={uuid}>
            <span className="file">{file.name}</span>
            <span className="quiet">{t("labelImports.size", { kilobytes: Math.ceil(file.size / 1000) })}</span>
            <Button className="plain" aria-label={t("labelImports.remove", { name: file.name })} onPress={() => onRemove(uuid)}>
              ×
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
