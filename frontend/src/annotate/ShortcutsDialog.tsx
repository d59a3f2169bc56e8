import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog";
import { letterKeysOn, turnLetterKeys } from "./letterKeys";

const SHORTCUTS = [
  "word",
  "character",
  "sentence",
  "block",
  "text",
  "extend",
  "quotes",
  "label",
  "span",
  "remove",
  "enter",
  "undo",
  "escape",
  "submit",
  "help",
] as const;

export function ShortcutsDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  return (
    <Dialog title={t("keys.title")} onClose={onClose}>
      <dl className="keys">
        {SHORTCUTS.map((name) => (
          <div key={name}>
            <dt>
              <kbd>{t(`keys.press.${name}`)}</kbd>
            </dt>
            <dd>{t(`keys.does.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <LetterKeys />
      <div className="choices">
        <Button className="soft" onPress={onClose} autoFocus>
          {t("keys.close")}
        </Button>
      </div>
    </Dialog>
  );
}

function LetterKeys(): JSX.Element {
  const { t } = useTranslation();
  const [on, setOn] = useState(letterKeysOn);
  const turn = (next: boolean): void => {
    turnLetterKeys(next);
    setOn(next);
  };
  return (
    <label className="tick">
      <input type="checkbox" checked={on} onChange={(event) => turn(event.target.checked)} />
      {t("keys.letters")}
    </label>
  );
}
