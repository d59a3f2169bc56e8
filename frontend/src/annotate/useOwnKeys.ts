import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Label } from "../api/client";
import { prefer, usePreferences } from "../ui/preferences";
import { slugOf, keyboardOf, type Hotkeys, type Keyboard } from "./keyboard";
import { useKeyboard } from "./KeyboardContext";
import { alongText } from "./keys";
import type { Act, PageAct } from "./keyTable";
import { chosenKey, withKey, withoutKey, type Choice } from "./ownKeys";
import type { Press } from "./chords";
import { useChordName } from "./useChordName";

export interface OwnKeys {
  readonly keyboard: Keyboard;
  /** The act whose key is being chosen, or was last. */
  readonly at: { readonly act: Act; readonly choosing: boolean } | null;
  /** What was chosen, if it cannot simply be taken. */
  readonly choice: Choice | null;
  readonly told: string;
  /** Whether the server has the last change. */
  readonly kept: boolean;
  readonly any: boolean;
  readonly nameOf: (act: Act) => string;
  readonly named: (chord: string) => string;
  readonly isOwn: (act: Act) => boolean;
  readonly ask: (act: Act) => void;
  readonly press: (press: Press) => void;
  readonly swap: () => void;
  readonly leave: () => void;
  readonly reset: (act: Act) => void;
  readonly resetAll: () => void;
}

/** Choosing keys: one act at a time, each choice kept with the person at once. */
export function useOwnKeys(labels: readonly Label[], rightToLeft: boolean): OwnKeys {
  const { t } = useTranslation();
  const { hotkeys, letter_keys } = usePreferences();
  const keyboard = useKeyboard();
  const chordName = useChordName();
  const [at, setAt] = useState<OwnKeys["at"]>(null);
  const [choice, setChoice] = useState<Choice | null>(null);
  const [told, setTold] = useState("");
  const [kept, setKept] = useState(true);
  const named = (chord: string): string => chordName(alongReading(chord, rightToLeft));
  const nameOf = (act: Act): string => {
    const slug = slugOf(act);
    if (slug === null) return t(`keyboard.does.${act as PageAct}`);
    return labels.find((label) => label.slug === slug)?.name ?? slug;
  };
  const keep = (next: Hotkeys, sentence: string): void => {
    setTold(sentence);
    setChoice(null);
    void prefer({ hotkeys: { ...next } }).then(setKept);
  };
  const give = (act: Act, chord: string): void => {
    setAt({ act, choosing: false });
    keep(withKey(hotkeys, act, chord, labels), t("keyboard.given", { act: nameOf(act), key: named(chord) }));
  };
  const ask = (act: Act): void => {
    setAt({ act, choosing: true });
    setChoice(null);
    setTold("");
  };
  const press = (pressed: Press): void => {
    if (!at) return;
    const next = chosenKey({ ...pressed, key: alongText(pressed.key, rightToLeft) }, at.act, labels, hotkeys, letter_keys);
    if (next.type === "free") give(at.act, next.chord);
    else setChoice(next);
  };
  const leave = (): void => {
    setChoice(null);
    setAt(at && { ...at, choosing: false });
  };
  const reset = (act: Act): void => {
    const next = withoutKey(hotkeys, act);
    const key = keyboardOf(labels, next).keys.get(act)?.map(named).join(", ") ?? "";
    setAt({ act, choosing: false });
    keep(next, t("keyboard.givenBack", { act: nameOf(act), key: key === "" ? t("keyboard.none") : key }));
  };
  return {
    ...{ keyboard, at, choice, told, kept, nameOf, named, ask, press, leave, reset },
    any: Object.keys(hotkeys).length > 0,
    isOwn: (act) => act in hotkeys,
    swap: () => at && choice?.type === "taken" && give(at.act, choice.chord),
    resetAll: () => keep({}, t("keyboard.allGivenBack")),
  };
}

/** Sideways keys are shown as they must be pressed in this text. */
function alongReading(chord: string, rightToLeft: boolean): string {
  return chord.replace(/Arrow(?:Left|Right)$/, (key) => alongText(key, rightToLeft));
}
