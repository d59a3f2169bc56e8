import type { Direction, Step } from "../text/selection";

/** What a key asks for. Pure, so that the whole keyboard can be tested without one. */
export type Wish =
  | { type: "move"; step: Step; direction: Direction; extend: boolean }
  | { type: "label"; key: string }
  | { type: "span"; direction: Direction }
  | { type: "toggleQuotes" }
  | { type: "remove" }
  | { type: "undo" }
  | { type: "redo" }
  | { type: "submit" }
  | { type: "escape" }
  /** From a field back to the text, where everything is as it was left. */
  | { type: "back" }
  | { type: "enter" }
  | { type: "help" }
  | { type: "search" }
  | { type: "details" }
  | { type: "guide" }
  /** All spans like the chosen one. */
  | { type: "bulk" }
  /** What was said last for its label. */
  | { type: "last" }
  | { type: "incomplete" }
  | { type: "questions" }
  | { type: "link" }
  | { type: "confidence"; level: number | null }
  | { type: "article"; direction: Direction };

export interface Press {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** `labelKeys` are the codebook's; they go before the page's own letters. */
export function wishOf(press: Press, labelKeys: ReadonlySet<string>, rightToLeft: boolean): Wish | null {
  if (press.ctrl) return withControl(press);
  if (press.alt && press.key.startsWith("Page")) return { type: "article", direction: press.key === "PageDown" ? 1 : -1 };
  const direction = directionOf(press.key, rightToLeft);
  if (direction !== null) return arrow(press, direction);
  if (press.key === "Home" || press.key === "End") return edge(press, "block");
  return press.alt ? null : plain(press.key, labelKeys);
}

/** Letters, digits and signs: what a person who dictates may want switched off (WCAG 2.1.4). */
export function isCharacterKey(press: Press): boolean {
  return press.key.length === 1 && !press.ctrl && !press.alt;
}

function withControl(press: Press): Wish | null {
  switch (press.key.toLowerCase()) {
    case "z":
      return { type: press.shift ? "redo" : "undo" };
    case "y":
      return { type: "redo" };
    case "enter":
      return { type: "submit" };
    case "home":
    case "end":
      return edge(press, "text");
    default:
      return null;
  }
}

function edge({ key, shift }: Press, step: Step): Wish {
  return { type: "move", step, direction: key === "End" ? 1 : -1, extend: shift };
}

function directionOf(key: string, rightToLeft: boolean): Direction | null {
  switch (key) {
    case "ArrowDown":
      return 1;
    case "ArrowUp":
      return -1;
    case "ArrowRight":
      return rightToLeft ? -1 : 1;
    case "ArrowLeft":
      return rightToLeft ? 1 : -1;
    default:
      return null;
  }
}

function arrow({ key, alt, shift }: Press, direction: Direction): Wish | null {
  const sideways = key === "ArrowLeft" || key === "ArrowRight";
  if (!sideways) return alt ? null : { type: "move", step: "sentence", direction, extend: shift };
  return { type: "move", step: alt ? "character" : "word", direction, extend: shift };
}

function plain(key: string, labelKeys: ReadonlySet<string>): Wish | null {
  const letter = key.toLowerCase();
  if (labelKeys.has(letter)) return { type: "label", key: letter };
  switch (letter) {
    case "n":
      return { type: "span", direction: 1 };
    case "p":
      return { type: "span", direction: -1 };
    case "'":
    case '"':
      return { type: "toggleQuotes" };
    case "delete":
    case "backspace":
      return { type: "remove" };
    case "escape":
      return { type: "escape" };
    case "enter":
      return { type: "enter" };
    case "?":
      return { type: "help" };
    case "/":
      return { type: "search" };
    case ".":
      return { type: "details" };
    case ",":
      return { type: "guide" };
    case "*":
      return { type: "bulk" };
    case "=":
      return { type: "last" };
    case "!":
      return { type: "incomplete" };
    case ":":
      return { type: "questions" };
    case "j":
      return { type: "link" };
    default:
      return confidence(letter);
  }
}

/** 1 to 3 say how sure one is of the chosen span; 0 says nothing. */
function confidence(letter: string): Wish | null {
  return /^[0-3]$/.test(letter) ? { type: "confidence", level: Number(letter) || null } : null;
}
