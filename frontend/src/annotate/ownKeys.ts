import type { Label } from "../api/client";
import { chordOf, isCharacterChord, isLetter, isNoKey, isSingle, partsOf, type Press } from "./chords";
import { isFixed, PAGE_ACTS, TABLE, type Act } from "./keyTable";
import { keyboardOf, type Hotkeys } from "./keyboard";

/** Changing keys: what may be one, who has it already, and what the person's choices are then. Pure. */

/** Why a key cannot be chosen. */
export type Unfit = "browser" | "reader" | "fields" | "shift" | "letters";
/** Whether the two acts exchange their keys, or the other is left without one, or keeps it whatever one wants. */
export type Exchange = "swap" | "take" | "none";

export type Choice =
  | { readonly type: "nothing" }
  | { readonly type: "unfit"; readonly chord: string; readonly why: Unfit }
  | { readonly type: "taken"; readonly chord: string; readonly holder: Act; readonly exchange: Exchange }
  | { readonly type: "free"; readonly chord: string };

type Keyed = Pick<Label, "slug" | "key">;

/** What the page listens to anyway, and could therefore change hands. */
const OURS = new Set(PAGE_ACTS.filter((act) => !isFixed(act)).flatMap((act) => [...TABLE[act].keys]));
/** What leads through fields, lists and dialogs, also with Shift. */
const FIELDS = new Set(["Tab", "Enter", "Escape", "Space", "PageUp", "PageDown", "Home", "End", "Delete", "Backspace"]);
const READERS = new Set(["Insert", "CapsLock", "ScrollLock", "NumLock", "ContextMenu"]);
/** Free in Chrome, Edge, Firefox and Safari, as far as a page may know. */
const FREE_FUNCTION = new Set(["F2", "F4", "F8", "F9"]);
const FREE_CTRL = new Set(["b", "i", "y", "z"]);
const FREE_CTRL_SHIFT = new Set(["l", "u", "x", "y", "z"]);
/** With Alt these letters open the menus or the address bar of a browser, in English or in German. */
const MENUS = new Set("abcdefhlstvx");

export function chosenKey(press: Press, act: Act, labels: readonly Keyed[], hotkeys: Hotkeys, letters = true): Choice {
  if (isNoKey(press.key)) return { type: "nothing" };
  const chord = chordOf(press);
  const why = unfit(chord) ?? (!letters && isCharacterChord(chord) ? "letters" : null);
  if (why) return { type: "unfit", chord, why };
  const { acts, keys } = keyboardOf(labels, hotkeys);
  const holder = acts.get(chord);
  if (holder === undefined || holder === act) return { type: "free", chord };
  const exchange = isFixed(holder) ? "none" : keys.get(act)?.length ? "swap" : "take";
  return { type: "taken", chord, holder, exchange };
}

export function unfit(chord: string): Unfit | null {
  if (OURS.has(chord)) return null;
  const { modifiers, key } = partsOf(chord);
  const [ctrl, alt, shift] = ["Ctrl", "Alt", "Shift"].map((one) => modifiers.includes(one));
  if ((ctrl && alt) || READERS.has(key)) return "reader";
  if (FIELDS.has(key)) return "fields";
  if (key.startsWith("Arrow")) return shift ? "shift" : "fields";
  if (!isSingle(key)) return FREE_FUNCTION.has(key) && modifiers.length === 0 ? null : "browser";
  if (ctrl) return (shift ? FREE_CTRL_SHIFT : FREE_CTRL).has(key) ? null : "browser";
  return alt && (!isLetter(key) || MENUS.has(key)) ? "browser" : null;
}

/** The act gets the key; who had it gets the act's old one, or none if there was none. */
export function withKey(hotkeys: Hotkeys, act: Act, chord: string, labels: readonly Keyed[]): Hotkeys {
  const before = keyboardOf(labels, hotkeys);
  const holder = before.acts.get(chord);
  const next = { ...hotkeys, [act]: chord };
  if (holder === undefined || holder === act) return tidied(next, labels);
  const others = (before.keys.get(holder) ?? []).filter((each) => each !== chord);
  // Who has further keys keeps them; only its last one is exchanged.
  if (others.length > 0 && hotkeys[holder] === undefined) return tidied(next, labels);
  return tidied({ ...next, [holder]: before.keys.get(act)?.[0] ?? "" }, labels);
}

/** As the page or the codebook has it; whose key that is now must then look for another. */
export function withoutKey(hotkeys: Hotkeys, act: Act): Hotkeys {
  return Object.fromEntries(Object.entries(hotkeys).filter(([name]) => name !== act));
}

/** What is as usual needs no keeping. */
function tidied(hotkeys: Hotkeys, labels: readonly Keyed[]): Hotkeys {
  const usual = keyboardOf(labels, {});
  const known = (act: string): boolean => usual.keys.has(act as Act);
  const differs = ([act, chord]: [string, string]): boolean => !known(act) || usual.keys.get(act as Act)?.join() !== chord;
  return Object.fromEntries(Object.entries(hotkeys).filter(differs));
}
