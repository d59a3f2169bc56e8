import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog";
import { prefer, usePreferences } from "../ui/preferences";

const SHORTCUTS = [
  "word",
  "character",
  "sentence",
  "block",
  "text",
  "extend",
  "quotes",
  "label",
  "search",
  "span",
  "details",
  "guide",
  "confidence",
  "link",
  "remove",
  "enter",
  "undo",
  "questions",
  "escape",
  "submit",
  "article",
  "help",
] as const;

const MORE = ["incomplete", "last", "bulk"] as const;

const MARKS = ["cursor", "nested", "pending", "failed", "linked"] as const;

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
        {MORE.map((name) => (
          <div key={name}>
            <dt>
              <kbd>{t(`undo.keys.${name}`)}</kbd>
            </dt>
            <dd>{t(`undo.does.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <Legend />
      <LetterKeys />
      <div className="choices">
        <Button className="soft" onPress={onClose} autoFocus>
          {t("keys.close")}
        </Button>
      </div>
    </Dialog>
  );
}

/** The families' colours stand in the panel; here is what lines and outlines say. */
function Legend(): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t("keys.legend")}</h3>
      <ul className="legend">
        {MARKS.map((name) => (
          <li key={name}>
            <span className={`sample ${name}`} aria-hidden="true">
              Aa
            </span>
            {t(`keys.marks.${name}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

function LetterKeys(): JSX.Element {
  const { t } = useTranslation();
  const on = usePreferences().letter_keys;
  return (
    <label className="tick">
      <input type="checkbox" checked={on} onChange={(event) => void prefer({ letter_keys: event.target.checked })} />
      {t("keys.letters")}
    </label>
  );
}
