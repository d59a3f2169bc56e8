import { useState, type JSX } from "react";
import { Button, Disclosure, DisclosurePanel, Heading, Label, Text, TextArea, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";
import type { Part } from "./parts";

interface Props {
  readonly slug: string;
  readonly onRecognised: (parts: Part[]) => void;
}

async function recognise(project: string, text: string) {
  const params = { path: { project } };
  return found(await client.POST("/api/v1/projects/{project}/recognition/", { params, body: { text } }));
}

/** Instead of typing: the corrected page as it was copied, read like an import. */
export function PasteAnew({ slug, onRecognised }: Props): JSX.Element {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const reading = useSending({
    mutationFn: () => recognise(slug, text),
    onSuccess: ({ blocks }) => {
      onRecognised(blocks.map((block, id) => ({ ...block, id })));
      setOpen(false);
    },
  });
  return (
    <Disclosure className="paste" isExpanded={open} onExpandedChange={setOpen}>
      <Heading level={2}>
        <Button slot="trigger" className="soft">
          {t("correct.paste")}
        </Button>
      </Heading>
      <DisclosurePanel>
        <TextField className="form-field" value={text} onChange={setText}>
          <Label>{t("correct.pasted")}</Label>
          <TextArea rows={8} />
          <Text slot="description">{t("correct.pastedHint")}</Text>
        </TextField>
        <Failure error={reading.error} />
        <Button className="soft" isDisabled={text.trim() === "" || reading.isPending} onPress={() => reading.mutate()}>
          {t("correct.recognise")}
        </Button>
      </DisclosurePanel>
    </Disclosure>
  );
}
