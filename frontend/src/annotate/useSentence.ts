import { useTranslation } from "react-i18next";
import { useKeyboard } from "./KeyboardContext";
import { isPlain, type Notice } from "./notices";
import type { Turned } from "./turned";
import { useChordName } from "./useChordName";

/** A notice in words; keys are named as they are in force. */
export function useSentence(): (notice: Notice | null) => string {
  const { t } = useTranslation();
  const keys = useKeyWords();
  return (notice) => {
    if (notice === null) return "";
    if (notice.kind === "server") return notice.sentence;
    if (notice.kind === "spoken") return t(`spoken.${notice.key}`, notice.values);
    const { key } = notice;
    if (key === "undone" || key === "redone") {
      const now = t(`undo.now.${notice.values.what as Turned}`, notice.values);
      return t(`notices.${key}`, { now });
    }
    const values = { ...keys, ...notice.values };
    return isPlain(key) ? t(`notices.${key}`, values) : t(key, values);
  };
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
