import { describe, expect, it } from "vitest";
import { ariaOf, chordOf, isCharacterChord, type Press } from "./chords";
import { keyboardOf, type Hotkeys } from "./keyboard";
import { wishOf } from "./keys";
import { PAGE_ACTS, TABLE, type Wish } from "./keyTable";

const LABELS = [
  { slug: "scare", key: "s" },
  { slug: "loaded", key: "L" },
  { slug: "keyless", key: "" },
];
const press = (key: string, more: Partial<Press> = {}): Press => ({ key, ctrl: false, alt: false, shift: false, ...more });
const wishWith =
  (hotkeys: Hotkeys, { letters = true, rightToLeft = false } = {}) =>
  (key: string, more: Partial<Press> = {}): Wish | null =>
    wishOf(press(key, more), keyboardOf(LABELS, hotkeys, letters), rightToLeft);
const wish = wishWith({});

describe("keys", () => {
  it("move by word, sentence and paragraph, with Alt by character, with Shift as a selection", () => {
    expect(wish("ArrowRight")).toEqual({ type: "move", step: "word", direction: 1, extend: false });
    expect(wish("ArrowLeft", { alt: true, shift: true })).toEqual({ type: "move", step: "character", direction: -1, extend: true });
    expect(wish("ArrowDown")).toEqual({ type: "move", step: "sentence", direction: 1, extend: false });
    expect(wish("ArrowUp", { ctrl: true, shift: true })).toEqual({ type: "move", step: "paragraph", direction: -1, extend: true });
    expect(wish("End", { ctrl: true })).toEqual({ type: "move", step: "text", direction: 1, extend: false });
  });

  it("follow the reading direction sideways, not downwards", () => {
    const turned = wishWith({}, { rightToLeft: true });
    expect(turned("ArrowLeft")).toMatchObject({ direction: 1 });
    expect(turned("ArrowDown")).toMatchObject({ direction: 1 });
  });

  it("mark with the codebook's letters, also in capitals", () => {
    expect(wish("s")).toEqual({ type: "label", label: "scare" });
    expect(wish("S", { shift: true })).toEqual({ type: "label", label: "scare" });
    expect(wish("l")).toEqual({ type: "label", label: "loaded" });
  });

  it("let the codebook's letters go before the page's own", () => {
    const keyboard = keyboardOf([{ slug: "named", key: "n" }], {});
    expect(wishOf(press("n"), keyboard, false)).toEqual({ type: "label", label: "named" });
    expect(keyboard.clashes.get("spanNext")).toEqual({ chord: "n", holder: "label:named" });
  });

  it("lead to what stands beside the text, and back to other articles", () => {
    const led = [wish("/"), wish("."), wish(";"), wish(","), wish(":"), wish("j"), wish("-"), wish("F2")];
    expect(led.map((each) => each?.type)).toEqual(["search", "details", "note", "guide", "questions", "link", "overlap", "relabel"]);
    expect(wish("PageDown", { alt: true })).toEqual({ type: "article", direction: 1 });
    expect(wish("PageDown")).toBeNull();
  });

  it("lead to the list of spans", () => {
    expect(wish("#")).toEqual({ type: "list" });
  });

  it("say how sure one is, and 0 says nothing", () => {
    expect(wish("3")).toEqual({ type: "confidence", level: 3 });
    expect(wish("0")).toEqual({ type: "confidence", level: null });
    expect(wish("4")).toBeNull();
  });

  it("leave the browser's own keys alone", () => {
    expect([wish("s", { ctrl: true }), wish("s", { alt: true }), wish("Tab"), wish("F5"), wish(" ")]).toEqual(Array(5).fill(null));
  });

  it("act in every row of the table, each on its own", () => {
    const { acts, clashes } = keyboardOf([], {});
    for (const act of PAGE_ACTS) expect(TABLE[act].keys.map((chord) => acts.get(chord))).toEqual(TABLE[act].keys.map(() => act));
    expect(clashes.size).toBe(0);
  });
});

describe("a person's own keys", () => {
  it("lie over the page's and the codebook's", () => {
    const own = wishWith({ guide: "y", "label:keyless": "s", spanNext: "Alt+m" });
    expect(own("y")).toEqual({ type: "guide" });
    expect(own(",")).toBeNull();
    expect(own("s")).toEqual({ type: "label", label: "keyless" });
    expect(own("m", { alt: true })).toEqual({ type: "span", direction: 1 });
  });

  it("tell letters with and without Shift apart where both are given", () => {
    const own = wishWith({ "label:keyless": "Shift+s" });
    expect(own("S", { shift: true })).toEqual({ type: "label", label: "keyless" });
    expect(own("s")).toEqual({ type: "label", label: "scare" });
  });

  it("extend with Shift when they move", () => {
    expect(wishWith({ wordNext: "w" })("W", { shift: true })).toEqual({ type: "move", step: "word", direction: 1, extend: true });
  });

  it("never take away the way out or the press of buttons", () => {
    const own = wishWith({ escape: "y", guide: "Escape", "label:scare": "Enter" });
    expect(own("Escape")).toEqual({ type: "escape" });
    expect(own("Enter")).toEqual({ type: "enter" });
  });

  it("name an act that is left without a key, and who has it", () => {
    const { keys, clashes } = keyboardOf(LABELS, { guide: "s" });
    expect(keys.get("label:scare")).toEqual([]);
    expect([...clashes]).toEqual([["label:scare", { chord: "s", holder: "guide" }]]);
  });

  it("with single letters off only act with Ctrl or Alt", () => {
    const own = wishWith({ guide: "Alt+g" }, { letters: false });
    expect([own("s"), own("S", { shift: true }), own("?"), own("1")]).toEqual(Array(4).fill(null));
    expect([own("g", { alt: true })?.type, own("z", { ctrl: true })?.type, own("ArrowDown")?.type]).toEqual(["guide", "undo", "move"]);
  });
});

describe("chords", () => {
  it("say Shift of letters and named keys, not of signs, which differ between keyboards", () => {
    expect(chordOf(press("?", { shift: true }))).toBe("?");
    expect(chordOf(press("Z", { ctrl: true, shift: true }))).toBe("Ctrl+Shift+z");
    expect(chordOf(press("+", { ctrl: true }))).toBe("Ctrl++");
  });

  it("tell single characters from the rest", () => {
    expect(["?", "Shift+d", "Delete", "Ctrl+z", "Alt++"].map(isCharacterChord)).toEqual([true, true, false, false, false]);
  });

  it("have the names that assistive technology knows", () => {
    expect(["Ctrl+Shift+z", "n", "Alt+ArrowLeft"].map(ariaOf)).toEqual(["Control+Shift+Z", "N", "Alt+ArrowLeft"]);
  });
});
