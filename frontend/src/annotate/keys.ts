import { chordOf, isLetter, partsOf, type Press } from "./chords";
import { wishFor, type Keyboard } from "./keyboard";
import type { Wish } from "./keyTable";

const OTHER_WAY: Readonly<Record<string, string>> = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

/** What a press asks for with these keys in force. Pure, so that the whole keyboard can be tested without one. */
export function wishOf(press: Press, keyboard: Keyboard, rightToLeft: boolean): Wish | null {
  const chord = chordOf({ ...press, key: alongText(press.key, rightToLeft) });
  return wishAt(chord, keyboard) ?? (press.shift ? withShift(chord, keyboard) : null);
}

/** Sideways keys follow the direction in which the text is read. */
export function alongText(key: string, rightToLeft: boolean): string {
  return rightToLeft ? (OTHER_WAY[key] ?? key) : key;
}

/** Shift selects instead of moving; a capital letter does what the small one does. */
function withShift(chord: string, keyboard: Keyboard): Wish | null {
  const without = chord.replace("Shift+", "");
  const wish = wishAt(without, keyboard);
  if (wish?.type === "move") return { ...wish, extend: true };
  const { modifiers, key } = partsOf(without);
  return modifiers.length === 0 && isLetter(key) ? wish : null;
}

function wishAt(chord: string, { acts }: Keyboard): Wish | null {
  const act = acts.get(chord);
  return act === undefined ? null : wishFor(act);
}
