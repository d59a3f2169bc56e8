import { useState, type JSX } from "react";
import { Button, Input, Label, TextArea, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { ImportItem, Offers } from "../api/client";
import { AboutFields } from "../import/AboutFields";
import { Failure } from "../ui/Failure";
import { useEditItem } from "./acts";
import { edits, KINDS, opened, type Block, type Draft, type Reading } from "./editing";
import type { Place } from "./Page";

interface Props {
  readonly place: Place;
  readonly item: ImportItem;
  readonly reading: Reading;
  readonly offers: Offers;
  readonly onDone: () => void;
}

/** Every recognised part as a field. */
export function Editor({ place, item, reading, offers, onDone }: Props): JSX.Element {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(() => opened(reading));
  const saving = useEditItem(place);
  const save = (): void =>
    saving.mutate({ position: item.position, choice: item.choice, edits: edits(reading, draft) }, { onSuccess: onDone });
  return (
    <div className="editor">
      <AboutFields about={draft} offers={offers} onChange={(about) => setDraft({ ...draft, ...about })} />
      <div className="aboutfields">
        <Field title={t("imports.draft.byline")} value={draft.byline} onChange={(byline) => setDraft({ ...draft, byline })} />
        <Field
          title={t("imports.edit.time")}
          type="datetime-local"
          value={draft.time}
          onChange={(time) => setDraft({ ...draft, time })}
        />
        <Field title={t("imports.edit.url")} type="url" value={draft.url} onChange={(url) => setDraft({ ...draft, url })} />
      </div>
      <Blocks blocks={draft.blocks} onChange={(blocks) => setDraft({ ...draft, blocks })} />
      <Failure error={saving.error} />
      <p className="actions">
        <Button className="soft" isDisabled={saving.isPending} onPress={save}>
          {t("imports.edit.save")}
        </Button>
        <Button className="plain" onPress={onDone}>
          {t("imports.edit.back")}
        </Button>
      </p>
    </div>
  );
}

interface FieldProps {
  readonly title: string;
  readonly value: string;
  readonly type?: "text" | "url" | "datetime-local";
  readonly onChange: (value: string) => void;
}

function Field({ title, value, type = "text", onChange }: FieldProps): JSX.Element {
  return (
    <TextField className="line" value={value} onChange={onChange}>
      <Label>{title}</Label>
      <Input type={type} />
    </TextField>
  );
}

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly onChange: (blocks: readonly Block[]) => void;
}

function Blocks({ blocks, onChange }: BlocksProps): JSX.Element {
  const { t } = useTranslation();
  const change = (at: number, next: Block): void => onChange(blocks.map((one, n) => (n === at ? next : one)));
  return (
    <ol className="blocks">
      {blocks.map((block, at) => (
        <li key={at}>
          <select
            aria-label={t("imports.edit.kind", { number: at + 1 })}
            value={block.kind}
            onChange={({ target }) => change(at, { ...block, kind: target.value as Block["kind"] })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`imports.edit.kinds.${kind}`)}
              </option>
            ))}
          </select>
          <TextField aria-label={t("imports.edit.words", { number: at + 1 })} value={block.text} onChange={(text) => change(at, { ...block, text })}>
            <TextArea rows={block.kind === "paragraph" ? 4 : 2} />
          </TextField>
          <Button className="plain" aria-label={t("imports.edit.remove", { number: at + 1 })} onPress={() => onChange(blocks.filter((_, n) => n !== at))}>
            ✕
          </Button>
        </li>
      ))}
      <li>
        <Button className="plain add" onPress={() => onChange([...blocks, { kind: "paragraph", text: "" }])}>
          {t("imports.edit.add")}
        </Button>
      </li>
    </ol>
  );
}
