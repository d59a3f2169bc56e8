import type { Edge } from "../text/bounds";
import type { Direction, Step } from "../text/selection";

/** What a key asks for. */
export type Wish =
  | { type: "move"; step: Step; direction: Direction; extend: boolean }
  /** With a span chosen the selecting keys move its end, and these its start. */
  | { type: "bound"; edge: Edge; step: Step; direction: Direction }
  | { type: "label"; label: string }
  | { type: "span"; direction: Direction }
  | { type: "overlap" }
  | { type: "toggleQuotes" }
  | { type: "relabel" }
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
  | { type: "list" }
  | { type: "details" }
  | { type: "note" }
  | { type: "guide" }
  | { type: "questions" }
  | { type: "comfort" }
  | { type: "focus" }
  | { type: "report" }
  /** All spans like the chosen one. */
  | { type: "bulk" }
  /** What was said last for its label. */
  | { type: "last" }
  | { type: "incomplete" }
  | { type: "link" }
  | { type: "confidence"; level: number | null }
  | { type: "article"; direction: Direction };

interface Row {
  readonly keys: readonly string[];
  readonly wish: Wish;
  /** Also the way out of fields and the press of buttons, which nobody can take away. */
  readonly fixed?: true;
}

/** In quotation marks because they are keys of the interface's words too. */
export const GROUPS = {
  move: {
    "wordNext": moving("word", 1, "ArrowRight"),
    "wordPrevious": moving("word", -1, "ArrowLeft"),
    "characterNext": moving("character", 1, "Alt+ArrowRight"),
    "characterPrevious": moving("character", -1, "Alt+ArrowLeft"),
    "sentenceNext": moving("sentence", 1, "ArrowDown"),
    "sentencePrevious": moving("sentence", -1, "ArrowUp"),
    "paragraphNext": moving("paragraph", 1, "Ctrl+ArrowDown"),
    "paragraphPrevious": moving("paragraph", -1, "Ctrl+ArrowUp"),
    "blockEnd": moving("block", 1, "End"),
    "blockStart": moving("block", -1, "Home"),
    "textEnd": moving("text", 1, "Ctrl+End"),
    "textStart": moving("text", -1, "Ctrl+Home"),
  },
  mark: {
    "quotes": { keys: ["'", '"'], wish: { type: "toggleQuotes" } },
    "enter": { keys: ["Enter"], wish: { type: "enter" }, fixed: true },
    "search": { keys: ["/"], wish: { type: "search" } },
    "list": { keys: ["#"], wish: { type: "list" } },
    "guide": { keys: [","], wish: { type: "guide" } },
    "undo": { keys: ["Ctrl+z"], wish: { type: "undo" } },
    "redo": { keys: ["Ctrl+Shift+z", "Ctrl+y"], wish: { type: "redo" } },
    "escape": { keys: ["Escape"], wish: { type: "escape" }, fixed: true },
  },
  article: {
    "questions": { keys: [":"], wish: { type: "questions" } },
    "submit": { keys: ["Ctrl+Enter"], wish: { type: "submit" } },
    "articleNext": { keys: ["Alt+PageDown"], wish: { type: "article", direction: 1 } },
    "articlePrevious": { keys: ["Alt+PageUp"], wish: { type: "article", direction: -1 } },
    "focus": { keys: ["*"], wish: { type: "focus" } },
    "comfort": { keys: ["="], wish: { type: "comfort" } },
    "report": { keys: ["!"], wish: { type: "report" } },
    "help": { keys: ["?"], wish: { type: "help" } },
  },
  spans: {
    "spanNext": { keys: ["n"], wish: { type: "span", direction: 1 } },
    "spanPrevious": { keys: ["p"], wish: { type: "span", direction: -1 } },
    "overlap": { keys: ["-"], wish: { type: "overlap" } },
    "startWordNext": bounding("word", 1, "Ctrl+Shift+ArrowRight"),
    "startWordPrevious": bounding("word", -1, "Ctrl+Shift+ArrowLeft"),
    "startCharacterNext": bounding("character", 1, "Ctrl+Alt+Shift+ArrowRight"),
    "startCharacterPrevious": bounding("character", -1, "Ctrl+Alt+Shift+ArrowLeft"),
    "relabel": { keys: ["F2"], wish: { type: "relabel" } },
    "details": { keys: ["."], wish: { type: "details" } },
    "note": { keys: [";"], wish: { type: "note" } },
    "last": { keys: ["&"], wish: { type: "last" } },
    "bulk": { keys: ["+"], wish: { type: "bulk" } },
    "incomplete": { keys: [">"], wish: { type: "incomplete" } },
    "link": { keys: ["j"], wish: { type: "link" } },
    "sure1": { keys: ["1"], wish: { type: "confidence", level: 1 } },
    "sure2": { keys: ["2"], wish: { type: "confidence", level: 2 } },
    "sure3": { keys: ["3"], wish: { type: "confidence", level: 3 } },
    "sure0": { keys: ["0"], wish: { type: "confidence", level: null } },
    "remove": { keys: ["Delete", "Backspace"], wish: { type: "remove" } },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Row>>>>;

export type GroupName = keyof typeof GROUPS;
export type PageAct = { [Group in GroupName]: keyof (typeof GROUPS)[Group] }[GroupName];
/** An act of the page, or "label:" and the slug of a label. */
export type Act = PageAct | `label:${string}`;

/** The whole keyboard: which key does what, as long as the person wants nothing else. */
export const TABLE = Object.assign({}, ...Object.values(GROUPS)) as Readonly<Record<PageAct, Row>>;
export const PAGE_ACTS = Object.keys(TABLE) as PageAct[];

export function isFixed(act: Act): boolean {
  return !act.startsWith("label:") && TABLE[act as PageAct].fixed === true;
}

function moving(step: Step, direction: Direction, key: string): Row {
  return { keys: [key], wish: { type: "move", step, direction, extend: false } };
}

function bounding(step: Step, direction: Direction, key: string): Row {
  return { keys: [key], wish: { type: "bound", edge: "start", step, direction } };
}
