/** Keys pressed together, as one name: "Ctrl+Shift+z", "Alt+ArrowLeft", "n", "?". Pure. */

export interface Press {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

const PARTS = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/;
const MODIFIERS = new Set(["Control", "Shift", "Alt", "AltGraph", "Meta", "CapsLock", "Fn", "Hyper", "Super", "OS"]);

export function chordOf({ key, ctrl, alt, shift }: Press): string {
  const name = key === " " ? "Space" : isSingle(key) ? key.toLowerCase() : key;
  // A sign already says which keys it takes; whether with Shift depends on the keyboard.
  const withShift = shift && (!isSingle(name) || isLetter(name));
  return [ctrl && "Ctrl", alt && "Alt", withShift && "Shift", name].filter(Boolean).join("+");
}

/** The chord's modifiers and its key. */
export function partsOf(chord: string): { modifiers: string[]; key: string } {
  const [, modifiers = "", key = chord] = PARTS.exec(chord) ?? [];
  return { modifiers: modifiers.split("+").filter(Boolean), key };
}

/** Letters, digits and signs: what a person who dictates may want switched off (WCAG 2.1.4). */
export function isCharacterChord(chord: string): boolean {
  const { modifiers, key } = partsOf(chord);
  return isSingle(key) && !modifiers.includes("Ctrl") && !modifiers.includes("Alt");
}

/** Shift or Ctrl alone, a dead key, a key without a name: nothing that could be a chord. */
export function isNoKey(key: string): boolean {
  return MODIFIERS.has(key) || key === "Dead" || key === "Unidentified" || key === "Process";
}

export function isSingle(key: string): boolean {
  return Array.from(key).length === 1;
}

export function isLetter(key: string): boolean {
  return isSingle(key) && key.toLowerCase() !== key.toUpperCase();
}

/** As `aria-keyshortcuts` names it. */
export function ariaOf(chord: string): string {
  const { modifiers, key } = partsOf(chord);
  const named = modifiers.map((one) => (one === "Ctrl" ? "Control" : one));
  return [...named, isLetter(key) ? key.toUpperCase() : key].join("+");
}
