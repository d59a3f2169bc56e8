import { describe, expect, it } from "vitest";
import { isCharacterKey, wishOf, type Press } from "./keys";

const LABELS = new Set(["s", "l"]);
const press = (key: string, more: Partial<Press> = {}): Press => ({ key, ctrl: false, alt: false, shift: false, ...more });
const wish = (key: string, more: Partial<Press> = {}, rightToLeft = false) => wishOf(press(key, more), LABELS, rightToLeft);

describe("keys", () => {
  it("move by word, with Alt by character, with Shift as a selection", () => {
    expect(wish("ArrowRight")).toEqual({ type: "move", step: "word", direction: 1, extend: false });
    expect(wish("ArrowLeft", { alt: true, shift: true })).toEqual({ type: "move", step: "character", direction: -1, extend: true });
    expect(wish("ArrowDown")).toEqual({ type: "move", step: "sentence", direction: 1, extend: false });
    expect(wish("End", { ctrl: true })).toEqual({ type: "move", step: "text", direction: 1, extend: false });
  });

  it("follow the reading direction sideways, not downwards", () => {
    expect(wish("ArrowLeft", {}, true)).toMatchObject({ direction: 1 });
    expect(wish("ArrowDown", {}, true)).toMatchObject({ direction: 1 });
  });

  it("mark with the codebook's letters, also in capitals", () => {
    expect(wish("s")).toEqual({ type: "label", key: "s" });
    expect(wish("S", { shift: true })).toEqual({ type: "label", key: "s" });
    expect(wishOf(press("n"), new Set(["n"]), false)).toEqual({ type: "label", key: "n" });
  });

  it("lead to what stands beside the text, and back to other articles", () => {
    expect([wish("/"), wish("."), wish(","), wish(":"), wish("j")].map((each) => each?.type)).toEqual([
      "search",
      "details",
      "guide",
      "questions",
      "link",
    ]);
    expect(wish("PageDown", { alt: true })).toEqual({ type: "article", direction: 1 });
    expect(wish("PageDown")).toBeNull();
  });

  it("lead to the list of spans", () => {
    expect(wish(";")).toEqual({ type: "list" });
  });

  it("say how sure one is, and 0 says nothing", () => {
    expect(wish("3")).toEqual({ type: "confidence", level: 3 });
    expect(wish("0")).toEqual({ type: "confidence", level: null });
    expect(wish("4")).toBeNull();
  });

  it("leave the browser's own keys alone", () => {
    expect(wish("s", { ctrl: true })).toBeNull();
    expect(wish("s", { alt: true })).toBeNull();
    expect(wish("Tab")).toBeNull();
    expect(wish("F5")).toBeNull();
  });

  it("tell single characters from the rest", () => {
    expect(isCharacterKey(press("?"))).toBe(true);
    expect(isCharacterKey(press("Delete"))).toBe(false);
    expect(isCharacterKey(press("z", { ctrl: true }))).toBe(false);
  });
});
