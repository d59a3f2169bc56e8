import { createContext, useContext, useMemo } from "react";
import type { Label } from "../api/client";
import { usePreferences } from "../ui/preferences";
import { ariaOf } from "./chords";
import { keyboardOf, type Keyboard } from "./keyboard";
import type { Act } from "./keyTable";

const KeyboardContext = createContext<Keyboard>(keyboardOf([], {}));

/** Around all that names keys: each shows the one in force. */
export const KeysInForce = KeyboardContext.Provider;

export function useKeyboard(): Keyboard {
  return useContext(KeyboardContext);
}

/** The codebook's keys with the person's own. */
export function useOwnKeyboard(labels: readonly Label[]): Keyboard {
  const { hotkeys, letter_keys } = usePreferences();
  return useMemo(() => keyboardOf(labels, hotkeys, letter_keys), [labels, hotkeys, letter_keys]);
}

/** The act's first key, for `aria-keyshortcuts`. */
export function useShortcut(act: Act): string | undefined {
  const chord = useKeyboard().keys.get(act)?.[0];
  return chord === undefined ? undefined : ariaOf(chord);
}
