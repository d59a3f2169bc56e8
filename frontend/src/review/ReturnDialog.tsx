import { useState, type JSX } from "react";
import { Label, TextArea, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { ArticleInReview } from "../api/client";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useSending } from "../ui/useSending";
import { giveBack } from "./requests";
import "../ui/form.css";

interface Props {
  readonly slug: string;
  readonly lane: ArticleInReview["lanes"][number];
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

export function ReturnDialog({ slug, lane, onDone, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const [because, setBecause] = useState("");
  const returning = useSending({
    mutationFn: () => giveBack(slug, lane.assignment ?? 0, because),
    onSuccess: async () => {
      onClose();
      await onDone();
    },
  });
  return (
    <Dialog title={t("review.returnOf", { letter: lane.letter })} onClose={onClose}>
      <p>{t("review.returnMeans")}</p>
      <TextField className="form-field" value={because} onChange={setBecause} maxLength={5000} isRequired>
        <Label>{t("review.returnWhy")}</Label>
        <TextArea rows={3} dir="auto" />
      </TextField>
      <Confirm sending={returning} yes={t("review.returnYes")} no={t("review.returnNo")} onClose={onClose} />
    </Dialog>
  );
}
