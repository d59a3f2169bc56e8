import { Fragment, useId, type JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Choice } from "./acts";
import type { Offer } from "./offers";

interface Props {
  readonly offered: readonly Offer[];
  readonly chosen: Choice;
  readonly busy: boolean;
  readonly onChoose: (choice: Choice) => void;
}

/** Nothing happens to what is there already unless a person says what. */
export function Choices({ offered, chosen, busy, onChoose }: Props): JSX.Element {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="otherwords">
      <legend>{t("imports.draft.what")}</legend>
      {offered.map(({ choice, words }) => (
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
            {t(`imports.draft.${words}`)}
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
