import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { State } from "./state";
import { useSentence } from "./useSentence";

interface Props {
  readonly state: State;
  readonly problem: string | null;
  readonly onDismiss: () => void;
}

/** Sentences for the eye: what was not done and why. They take their own line, not the text's. */
export function Messages({ state, problem, onDismiss }: Props): JSX.Element | null {
  const { t } = useTranslation();
  const { notice } = state;
  const sentence = useSentence()(notice?.kind === "said" || notice?.kind === "spoken" ? null : notice);
  const shown = problem ?? sentence;
  if (shown === "") return state.closed ? <p className="notice" role="status" aria-live="off">{t("annotate.closed")}</p> : null;
  return (
    <div className="notice" role="alert">
      <span>{shown}</span>
      <Button className="plain" onPress={onDismiss}>
        {t("annotate.dismiss")}
      </Button>
    </div>
  );
}
