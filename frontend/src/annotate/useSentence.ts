import { useTranslation } from "react-i18next";
import { byFinger } from "../ui/finger";
import { useKeyboard } from "./KeyboardContext";
import { isPlain, type Notice, type NoticeKey } from "./notices";
import type { Turned } from "./turned";
import { useChordName } from "./useChordName";

/** A notice in words; keys are named as they are in force. */
export function useSentence(): (notice: Notice | null) => string {
  const { t } = useTranslation();
  const keys = useKeyWords();
  return (notice) => {
    if (notice === null) return "";
    if (notice.kind === "server") return notice.sentence || t("safety.unexpected");
    if (notice.kind === "spoken") return t(`spoken.${notice.key}`, notice.values);
    const { key } = notice;
    if (key === "undone" || key === "redone") {
      const now = t(`undo.now.${notice.values.what as Turned}`, notice.values);
      return t(`notices.${key}`, { now });
    }
    const values = { ...keys, ...notice.values };
    if (isTold(key) && byFinger()) return t(`touch.${key}`, values);
    return isPlain(key) ? t(`notices.${key}`, values) : t(key, values);
  };
}

/** What is told in keys where there are some. */
const TOLD = ["linkTo", "asksForLink", "relabel", "nothingChosen", "chosenNotSelected", "nothingToLinkTo"] as const;

function isTold(key: NoticeKey): key is (typeof TOLD)[number] {
  return TOLD.some((each) => each === key);
}

/** The keys that sentences speak of. */
export function useKeyWords(): { next: string; previous: string; link: string; help: string } {
  const { t } = useTranslation();
  const { keys } = useKeyboard();
  const named = useChordName();
  const word = (act: "spanNext" | "spanPrevious" | "link" | "help"): string => {
    const chord = keys.get(act)?.[0];
    return chord === undefined ? `“${t(`keyboard.does.${act}`)}”` : named(chord);
  };
  return { next: word("spanNext"), previous: word("spanPrevious"), link: word("link"), help: word("help") };
}
