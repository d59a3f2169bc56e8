import { Fragment, useId, type JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ImportItem } from "../api/client";
import type { Choice } from "./acts";

interface Props {
  readonly item: ImportItem;
  readonly busy: boolean;
  readonly onChoose: (choice: Choice) => void;
}

const WORDS = { take: "leaveIt", version: "version", apart: "apart" } as const;

/** The article is there with other words: nothing happens to it unless a person says what. */
export function OtherWords({ item, busy, onChoose }: Props): JSX.Element {
  const { t } = useTranslation();
  const name = useId();
  const chosen = item.choice === "skip" ? "take" : item.choice;
  const offered = item.there?.withdrawn ? (["take", "apart"] as const) : (["take", "version", "apart"] as const);
  return (
    <fieldset className="otherwords">
      <legend>{t("imports.draft.what")}</legend>
      {offered.map((choice) => (
        <Fragment key={choice}>
          <label className="tick">
            <input
              type="radio"
              name={name}
              checked={chosen === choice}
              disabled={busy}
              aria-describedby={choice === "version" ? `${name}hint` : undefined}
              onChange={() => onChoose(choice)}
            />
            {t(`imports.draft.${WORDS[choice]}`)}
          </label>
          {choice === "version" && (
            <p id={`${name}hint`} className="quiet">
              {t("imports.draft.versionHint")}
            </p>
          )}
        </Fragment>
      ))}
    </fieldset>
  );
}
