import { useState, type JSX } from "react";
import { FieldError, Label, Text, TextArea, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type MarkedText } from "../api/client";
import { found } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useSending } from "../ui/useSending";

interface Props {
  readonly marked: MarkedText;
  readonly onClose: () => void;
}

async function withdraw(project: string, articles: readonly number[], reason: string): Promise<void> {
  for (const article of articles) {
    const params = { path: { project, article } };
    found(await client.PUT("/api/v1/projects/{project}/articles/{article}/withdrawal/", { params, body: { reason } }));
  }
}

/** Asks why, and says what happens: the words go everywhere, the places of the labels stay. */
export function WithdrawDialog({ marked, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [too, setToo] = useState<readonly number[]>([]);
  const { project, article } = marked;
  const withdrawing = useSending({
    mutationFn: () => withdraw(project.slug, [...too, article.id], reason),
    onSuccess: () => location.assign(`/projects/${project.slug}/withdrawn/`),
  });
  return (
    <Dialog title={t("versions.withdrawAsk")} onClose={onClose}>
      <p>{t("versions.withdrawMeans")}</p>
      <AlikeToo alike={marked.alike} chosen={too} onChange={setToo} />
      <Confirm
        sending={withdrawing}
        yes={t("versions.withdrawYes")}
        no={t("versions.withdrawNo")}
        isReady={reason.trim() !== ""}
        onClose={onClose}
      >
        <TextField className="form-field" value={reason} onChange={setReason} isRequired maxLength={2000}>
          <Label>{t("versions.reason")}</Label>
          <TextArea rows={3} />
          <Text slot="description">{t("versions.reasonHint")}</Text>
          <FieldError />
        </TextField>
      </Confirm>
    </Dialog>
  );
}

interface AlikeProps {
  readonly alike: MarkedText["alike"];
  readonly chosen: readonly number[];
  readonly onChange: (articles: readonly number[]) => void;
}

/** Other prints of the same copy stay, unless somebody says that they go, too. */
function AlikeToo({ alike, chosen, onChange }: AlikeProps): JSX.Element | null {
  const { t } = useTranslation();
  if (alike.length === 0) return null;
  return (
    <fieldset className="alike">
      <legend>{t("versions.withdrawAlike")}</legend>
      {alike.map(({ article, headline, outlet, likeness }) => (
        <label className="tick" key={article}>
          <input
            type="checkbox"
            checked={chosen.includes(article)}
            onChange={({ target }) => onChange(target.checked ? [...chosen, article] : chosen.filter((one) => one !== article))}
          />
          <span>{[headline, outlet, t("reading.percent", { percent: Math.floor(likeness * 100) })].filter(Boolean).join(" · ")}</span>
        </label>
      ))}
    </fieldset>
  );
}
