import { useRef, useState, type JSX } from "react";
import { Label, TextArea, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Thread, type ThreadInput } from "../api/client";
import { found } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useSending } from "../ui/useSending";
import "../ui/form.css";

interface Props {
  readonly project: string;
  readonly about: Omit<ThreadInput, "words">;
  readonly onClose: () => void;
}

async function open(project: string, uuid: string, body: ThreadInput): Promise<Thread> {
  const params = { path: { project, uuid } };
  return found(await client.PUT("/api/v1/projects/{project}/threads/{uuid}/", { params, body }));
}

/** Opens a discussion; sent again after a lost answer it is the same one. */
export function AskDialog({ project, about, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const uuid = useRef(crypto.randomUUID());
  const [words, setWords] = useState("");
  const asking = useSending({ mutationFn: () => open(project, uuid.current, { ...about, words }) });
  return (
    <Dialog title={t("asking.title")} onClose={onClose}>
      {asking.data ? (
        <p role="status">
          {t("asking.sent")} <a href={`/projects/${project}/threads/`}>{t("asking.follow")}</a>
        </p>
      ) : (
        <>
          <TextField className="form-field" value={words} onChange={setWords} maxLength={5000} isRequired autoFocus>
            <Label>{t("asking.words")}</Label>
            <TextArea rows={3} dir="auto" />
          </TextField>
          <Confirm sending={asking} yes={t("asking.send")} no={t("asking.cancel")} isReady={words.trim() !== ""} onClose={onClose} />
        </>
      )}
    </Dialog>
  );
}
