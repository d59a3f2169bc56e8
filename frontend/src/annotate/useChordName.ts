import { useTranslation } from "react-i18next";
import { isLetter, partsOf } from "./chords";

const NAMED = [
  "Ctrl",
  "Alt",
  "Shift",
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
  "Delete",
  "Backspace",
  "Enter",
  "Escape",
  "Space",
] as const;
type Named = (typeof NAMED)[number];

/** A chord as it is printed on the keys: "Ctrl Z", "Alt ←". */
export function useChordName(): (chord: string) => string {
  const { t } = useTranslation();
  const name = (key: string): string => (isNamed(key) ? t(`keyboard.names.${key}`) : isLetter(key) ? key.toUpperCase() : key);
  return (chord) => {
    const { modifiers, key } = partsOf(chord);
    return [...modifiers, key].map(name).join(" ");
  };
}

function isNamed(key: string): key is Named {
  return (NAMED as readonly string[]).includes(key);
}
