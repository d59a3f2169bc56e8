import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { selectedRange, target } from "../text/selection";
import { isPlain, type Notice } from "./notices";
import type { State } from "./state";

interface Props {
  readonly state: State;
  readonly problem: string | null;
  readonly onDismiss: () => void;
}

/** Sentences for the eye: what was not done and why. They take their own line, not the text's. */
export function Messages({ state, problem, onDismiss }: Props): JSX.Element | null {
  const { t } = useTranslation();
  const sentence = useSentence()(state.notice?.kind === "said" ? null : state.notice);
  const shown = problem ?? sentence;
  if (shown === "") return state.closed ? <p className="notice" role="status">{t("annotate.closed")}</p> : null;
  return (
    <div className="notice" role="alert">
      <span>{shown}</span>
      <Button className="plain" onPress={onDismiss}>
        {t("annotate.dismiss")}
      </Button>
    </div>
  );
}

/** For the ear: what was done, and the words the keyboard has reached. */
export function Announcer({ state }: { state: State }): JSX.Element {
  const { t } = useTranslation();
  const { reading, selection, notice, chosen } = state;
  const said = useSentence()(notice?.kind === "said" ? notice : null);
  const selected = selectedRange(reading, selection);
  const range = selected ?? target(reading, selection);
  const words = range && chosen === null ? reading.text.slice(range.start, range.end) : "";
  const text = said === "" ? (selected ? t("annotate.selected", { words }) : words) : said;
  // The same word twice in a row must be spoken twice: a blank tells the two apart.
  const blank = selection.focus % 2 === 0 ? "" : "\u00a0";
  return (
    <div className="unseen" aria-live="polite">
      {text + blank}
    </div>
  );
}

function useSentence(): (notice: Notice | null) => string {
  const { t } = useTranslation();
  return (notice) => {
    if (notice === null) return "";
    if (notice.kind === "server") return notice.sentence;
    const { key, values } = notice;
    return isPlain(key) ? t(`notices.${key}`, values) : t(key, values);
  };
}
