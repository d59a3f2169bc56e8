import { useState, type JSX } from "react";
import { Button, FileTrigger, Label, RadioGroup, TextArea, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Draft, type DraftStart } from "../api/client";
import { found, Problem } from "../api/problem";
import { Failure } from "../ui/Failure";
import { RadioOption } from "../ui/RadioOption";
import { useSending } from "../ui/useSending";

interface Props {
  readonly project: string;
  readonly start: DraftStart;
  readonly onStarted: (draft: Draft) => void;
}

/** Where the draft begins: the newest version, a preset, a file, or nothing. */
export function Start({ project, start: { newest, presets }, onStarted }: Props): JSX.Element {
  const { t } = useTranslation();
  const [like, setLike] = useState(newest === null ? "empty" : "newest");
  const [file, setFile] = useState("");
  const starting = useSending({ mutationFn: () => start(project, like, file, t("draft.start.noJson")), onSuccess: onStarted });
  return (
    <main className="page take">
      <h1>{t("draft.start.title")}</h1>
      <RadioGroup className="form-field" value={like} onChange={setLike}>
        <Label>{t("draft.start.lead")}</Label>
        {newest !== null && (
          <RadioOption value="newest" means={t("draft.start.newestMeans", { number: newest })}>
            {t("draft.start.newest")}
          </RadioOption>
        )}
        {presets.map(({ slug, title }) => (
          <RadioOption key={slug} value={`preset ${slug}`} means={t("draft.start.preset")}>
            {title}
          </RadioOption>
        ))}
        <RadioOption value="file" means={t("draft.start.fileMeans")}>
          {t("draft.start.file")}
        </RadioOption>
        <RadioOption value="empty" means={t("draft.start.emptyMeans")}>
          {t("draft.start.empty")}
        </RadioOption>
      </RadioGroup>
      {like === "file" && <FileField file={file} onChange={setFile} />}
      <Failure error={starting.error} />
      <Button className="strong" isDisabled={starting.isPending} onPress={() => starting.mutate()}>
        {t("draft.start.go")}
      </Button>
    </main>
  );
}

interface FileProps {
  readonly file: string;
  readonly onChange: (text: string) => void;
}

function FileField({ file, onChange }: FileProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <FileTrigger acceptedFileTypes={["application/json", ".json"]} onSelect={(files) => void files?.[0]?.text().then(onChange)}>
        <Button className="soft">{t("draft.start.choose")}</Button>
      </FileTrigger>
      <TextField className="form-field file" value={file} onChange={onChange}>
        <Label>{t("draft.start.paste")}</Label>
        <TextArea rows={8} spellCheck="false" />
      </TextField>
    </>
  );
}

async function start(project: string, like: string, file: string, noJson: string): Promise<Draft> {
  const params = { path: { project } };
  if (like === "file") {
    const body = { revision: 0, file: parsed(file, noJson) };
    return found(await client.PUT("/api/v1/projects/{project}/codebook/draft/file/", { params, body }));
  }
  const [kind = "", preset] = like.split(" ");
  const chosen = preset === undefined ? {} : { preset: preset as "framing_cues", tiers: ["extended" as const, "optional" as const] };
  const body = { like: kind as "newest" | "preset" | "empty", ...chosen };
  return found(await client.POST("/api/v1/projects/{project}/codebook/draft/start/", { params, body }));
}

function parsed(text: string, noJson: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new Problem(400, "no_json", noJson);
  }
}
