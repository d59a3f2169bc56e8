import { useState, type JSX } from "react";
import { Button, DropZone, FileTrigger, Input, Label, Text, TextArea, TextField, type DropItem } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { chosenFile, type Chosen } from "./files";

const ENDINGS = [".txt", ".html", ".htm", ".xml", ".rss", ".atom", ".csv", ".tsv", ".jsonl", ".json", ".warc", ".gz", ".zip"];

interface Props {
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onAdd: (chosen: readonly Chosen[]) => void;
  readonly onPaste: () => void;
  /** Where pages can be fetched. */
  readonly onAddress: ((address: string) => void) | null;
}

export function Sources({ typed, onType, onAdd, onPaste, onAddress }: Props): JSX.Element {
  const { t } = useTranslation();
  const add = (files: readonly File[]): void => onAdd(files.map(chosenFile));
  return (
    <>
      <DropZone className="drop" onDrop={({ items }) => void dropped(items).then(add)}>
        <Text slot="label">{t("imports.drop")}</Text>
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={ENDINGS}
          onSelect={(files) => add([...(files ?? [])])}
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
      {onAddress && <Address onAdd={onAddress} />}
    </>
  );
}

function dropped(items: readonly DropItem[]): Promise<File[]> {
  return Promise.all(items.flatMap((item) => (item.kind === "file" ? [item.getFile()] : [])));
}

function Address({ onAdd }: { readonly onAdd: (address: string) => void }): JSX.Element {
  const { t } = useTranslation();
  const [address, setAddress] = useState("");
  const add = (): void => {
    onAdd(address.trim());
    setAddress("");
  };
  return (
    <div className="address">
      <TextField type="url" value={address} onChange={setAddress} maxLength={2000} onKeyDown={({ key }) => key === "Enter" && address.trim() !== "" && add()}>
        <Label>{t("imports.address")}</Label>
        <Input />
      </TextField>
      <Button className="soft" isDisabled={address.trim() === ""} onPress={add}>
        {t("imports.addAddress")}
      </Button>
    </div>
  );
}
