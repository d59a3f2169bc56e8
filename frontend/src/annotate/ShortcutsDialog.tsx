import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Codebook } from "../api/client";
import { Dialog } from "../ui/Dialog";
import { prefer, usePreferences } from "../ui/preferences";
import { labelAct } from "./keyboard";
import { KeyRow } from "./KeyRow";
import { GROUPS, type Act, type GroupName } from "./keyTable";
import { useOwnKeys, type OwnKeys } from "./useOwnKeys";
import "./shortcuts.css";

interface Props {
  readonly codebook: Codebook;
  readonly rightToLeft: boolean;
  readonly onClose: () => void;
}

const MARKS = ["cursor", "nested", "pending", "failed", "linked", "parts"] as const;

/** All keys in force, and the place to change them. */
export default function ShortcutsDialog({ codebook, rightToLeft, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const own = useOwnKeys(codebook.labels, rightToLeft);
  const groups = Object.keys(GROUPS) as GroupName[];
  return (
    <Dialog title={t("keys.title")} onClose={onClose}>
      {changing && <p className="quiet">{t("keyboard.changing")}</p>}
      <div className={`shortcuts${changing ? " changing" : ""}`}>
        <Group {...{ own, changing }} title={t("keyboard.groups.labels")} acts={codebook.labels.map(({ slug }) => labelAct(slug))} />
        {groups.map((group) => (
          <Group
            key={group}
            {...{ own, changing }}
            title={t(`keyboard.groups.${group}`)}
            remark={group === "move" ? t("keyboard.extend") : ""}
            acts={Object.keys(GROUPS[group]) as Act[]}
          />
        ))}
      </div>
      <p className="unseen" role="status">
        {own.told}
      </p>
      {own.kept || <p role="alert">{t("keyboard.notKept")}</p>}
      <LetterKeys />
      {!changing && <Legend />}
      <div className="choices">
        <Button className="soft" onPress={onClose} autoFocus>
          {t("keys.close")}
        </Button>
        <Button className="soft" onPress={() => setChanging(!changing)} aria-pressed={changing}>
          {t(changing ? "keyboard.done" : "keyboard.change")}
        </Button>
        {changing && own.any && (
          <Button className="plain" onPress={own.resetAll}>
            {t("keyboard.resetAll")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

interface GroupProps {
  readonly own: OwnKeys;
  readonly changing: boolean;
  readonly title: string;
  readonly remark?: string;
  readonly acts: readonly Act[];
}

function Group({ own, changing, title, remark = "", acts }: GroupProps): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      {remark !== "" && <p className="quiet">{remark}</p>}
      <ul aria-label={title}>
        {acts.map((act) => (
          <KeyRow key={act} {...{ own, changing, act }} />
        ))}
      </ul>
    </section>
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
    <>
      <label className="tick">
        <input type="checkbox" checked={on} onChange={(event) => void prefer({ letter_keys: event.target.checked })} />
        {t("keys.letters")}
      </label>
      {on || <p className="quiet">{t("keyboard.lettersOff")}</p>}
    </>
  );
}
