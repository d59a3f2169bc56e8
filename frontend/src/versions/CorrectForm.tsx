import { useState, type JSX } from "react";
import { Button, Form, Input, Label, Text, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type MarkedText } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useLeaving } from "../ui/useLeaving";
import { useSending } from "../ui/useSending";
import { PartField } from "./PartField";
import { Meanwhile } from "./Meanwhile";
import { newestIn, type Newest } from "./newest";
import { PasteAnew } from "./PasteAnew";
import { isChanged, partsOf, withKind, withParagraph, without, written, type Part } from "./parts";

async function correct({ project, article }: MarkedText, version: number, parts: readonly Part[], note: string) {
  const params = { path: { project: project.slug, article: article.id, version } };
  const blocks = parts.map((part) => ({ kind: part.kind, text: part.text }));
  return found(
    await client.PUT("/api/v1/projects/{project}/articles/{article}/texts/{version}/", { params, body: { blocks, note } }),
  );
}

export function CorrectForm({ marked }: { readonly marked: MarkedText }): JSX.Element {
  const { t } = useTranslation();
  const [first] = useState(() => partsOf(marked.text));
  const [parts, setParts] = useState(first);
  const [note, setNote] = useState("");
  const [newest, setNewest] = useState<Newest | null>(null);
  const next = (newest ?? marked.text).version + 1;
  const letGo = useLeaving(isChanged(parts, first, note));
  const of = (text: number): string => `/projects/${marked.project.slug}/texts/${text}/`;
  const saving = useSending({
    mutationFn: () => correct(marked, next, parts, note),
    onSuccess: ({ text, version, new: isNew }) => {
      if (!isNew) return;
      letGo();
      location.assign(`${of(text)}difference/${version - 1}/`);
    },
    onError: (error) => setNewest(newestIn(error) ?? newest),
  });
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <PasteAnew slug={marked.project.slug} onRecognised={setParts} />
      {parts.map((part, index) => (
        <PartField
          key={part.id}
          part={part}
          number={index + 1}
          language={marked.article.language}
          onWrite={(text) => setParts(written(parts, part.id, text))}
          onKind={(kind) => setParts(withKind(parts, part.id, kind))}
          onRemove={() => setParts(without(parts, part.id))}
        />
      ))}
      <p>
        <Button className="soft" onPress={() => setParts(withParagraph(parts))}>
          {t("correct.add")}
        </Button>
      </p>
      <TextField className="form-field" value={note} onChange={setNote} maxLength={2000}>
        <Label>{t("correct.note")}</Label>
        <Input />
        <Text slot="description">{t("correct.noteHint")}</Text>
      </TextField>
      <Failure error={saving.error} />
      {newest && <Meanwhile slug={marked.project.slug} seen={marked.text.version} newest={newest} />}
      <p role="status">{saving.data && !saving.data.new && t("correct.same")}</p>
      <div className="actions">
        <Button className="strong" type="submit" isDisabled={saving.isPending}>
          {t(newest ? "correct.saveAfter" : "correct.save", { version: next })}
        </Button>
        <a href={of(marked.text.id)}>{t("correct.cancel")}</a>
      </div>
    </Form>
  );
}
