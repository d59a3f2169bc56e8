import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pieces } from "./pieces";

function shown(text: string, spans: number[][]): string[] {
  return pieces(text, spans).map((part) => (part.marked ? `[${part.text}]` : part.text));
}

describe("an example in pieces", () => {
  it("marks what the spans say, in code points", () => {
    expect(shown("😀 the 'reform' cut", [[6, 14]])).toEqual(["😀 the ", "['reform']", " cut"]);
  });

  it("is one piece without marks, and none without a text", () => {
    expect(shown("plain", [])).toEqual(["plain"]);
    expect(shown("", [])).toEqual([]);
  });

  it("joins marks that overlap or touch", () => {
    expect(shown("abcdef", [[1, 3], [2, 4], [4, 5]])).toEqual(["a", "[bcde]", "f"]);
  });

  it("leaves out what lies outside", () => {
    expect(shown("abc", [[5, 9]])).toEqual(["abc"]);
  });

  it("never loses a character", () => {
    const places = fc.array(fc.tuple(fc.nat(30), fc.nat(30)));
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), places, (text, spans) => {
        expect(pieces(text, spans).map((part) => part.text).join("")).toBe(text);
      }),
    );
  });
});
