import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog";

interface Props {
  readonly spans: number;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

export function SubmitDialog({ spans, onSubmit, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <Dialog title={t("annotate.confirm.title")} onClose={onClose}>
      <p>{t("annotate.confirm.body", { count: spans })}</p>
      <div className="choices">
        <Button className="strong" onPress={onSubmit} autoFocus>
          {t("annotate.confirm.yes")}
        </Button>
        <Button className="soft" onPress={onClose}>
          {t("annotate.confirm.no")}
        </Button>
      </div>
    </Dialog>
  );
}
