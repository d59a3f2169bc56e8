import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { CodebookContent, Draft } from "../api/client";
import { Dialog } from "../ui/Dialog";
import { differing } from "./content";

interface Props {
  readonly mine: CodebookContent;
  readonly current: Draft | null;
  readonly onMine: (revision: number) => void;
}

/** Somebody else was faster: both versions are there, and a person decides. */
export function StaleDialog({ mine, current, onMine }: Props): JSX.Element | null {
  const { t } = useTranslation();
  const [open, setOpen] = useState(true);
  if (!open) return null;
  const close = (): void => setOpen(false);
  return (
    <Dialog title={t("draft.stale.title")} onClose={close}>
      {current ? <p>{t("draft.stale.lead")}</p> : <p>{t("draft.stale.gone")}</p>}
      {current && (
        <ul className="differing">
          {differing(mine, current.content).map((slug) => (
            <li key={slug}>
              <code>{slug}</code>
            </li>
          ))}
        </ul>
      )}
      {current && (
        <div className="choices">
          <Button className="soft" onPress={() => onMine(current.revision)}>
            {t("draft.stale.mine")}
          </Button>
          <Button className="soft" onPress={() => location.reload()}>
            {t("draft.stale.theirs")}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
