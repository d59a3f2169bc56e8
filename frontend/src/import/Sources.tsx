import type { JSX } from "react";
import { Button, DropZone, FileTrigger, Label, Text, TextArea, TextField, type DropItem } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { chosenFile, type Chosen } from "./files";

interface Props {
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onAdd: (chosen: readonly Chosen[]) => void;
  readonly onPaste: () => void;
}

export function Sources({ typed, onType, onAdd, onPaste }: Props): JSX.Element {
  const { t } = useTranslation();
  const add = async (files: readonly File[]): Promise<void> => onAdd(await Promise.all(files.map(chosenFile)));
  return (
    <>
      <DropZone className="drop" onDrop={({ items }) => void dropped(items).then(add)}>
        <Text slot="label">{t("imports.drop")}</Text>
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={["text/plain", ".txt"]}
          onSelect={(files) => void add([...(files ?? [])])}
        >
          <Button className="soft">{t("imports.choose")}</Button>
        </FileTrigger>
      </DropZone>
      <TextField className="paste" value={typed} onChange={onType}>
        <Label>{t("imports.paste")}</Label>
        <TextArea rows={7} />
      </TextField>
      {typed.trim() !== "" && (
        <Button className="soft" onPress={onPaste}>
          {t("imports.addPasted")}
        </Button>
      )}
    </>
  );
}

function dropped(items: readonly DropItem[]): Promise<File[]> {
  return Promise.all(items.flatMap((item) => (item.kind === "file" ? [item.getFile()] : [])));
}
