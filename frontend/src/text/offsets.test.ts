import fc from "fast-check";
import { describe, expect, it } from "vitest";
import fixture from "../../../fixtures/offsets.json";
import { length, pieces, pointsBefore, pointText, unitsBefore } from "./offsets";

describe.each(fixture.cases)("hard string: $name", (each) => {
  const text = pointText(each.string);

  it("is as long as Python says", () => {
    expect(text.length).toBe(each.length);
    expect(each.string.length).toBe(each.utf16_length);
  });

  it.each(each.spans)("cuts [$start, $end) like Python", ({ start, end, quote, utf16 }) => {
    expect(text.slice(start, end)).toBe(quote);
    expect(utf16.map((units) => pointsBefore(each.string, units))).toEqual([start, end]);
    expect([start, end].map((points) => unitsBefore(each.string, points))).toEqual(utf16);
  });

  it.each(["word", "grapheme", "sentence"] as const)("falls into %ss without loss", (granularity) => {
    const found = pieces(each.string, granularity, each.language);
    expect(found.map((piece) => piece.text).join("")).toBe(each.string);
    expect(found.every((piece) => text.slice(piece.start, piece.end) === piece.text)).toBe(true);
  });
});

describe.each(fixture.cases)("characters of: $name", ({ string, language, inside }) => {
  it("are whole where the server, too, says so", () => {
    const edges = pieces(string, "grapheme", language).map((piece) => piece.start);
    expect(inside.filter((offset) => edges.includes(offset))).toEqual([]);
  });
});

const anyText = fc.string({ unit: "binary" });

describe("any string", () => {
  it("counts as many code points as the string's own iterator", () => {
    fc.assert(fc.property(anyText, (data) => length(data) === Array.from(data).length));
  });

  it("goes from points to units and back", () => {
    fc.assert(
      fc.property(anyText, fc.nat(50), (data, at) => {
        const points = Math.min(at, length(data));
        expect(pointsBefore(data, unitsBefore(data, points))).toBe(points);
      }),
    );
  });

  it("gives every piece of it, cut anywhere, as Python would", () => {
    fc.assert(
      fc.property(anyText, fc.nat(50), fc.nat(50), (data, a, b) => {
        const points = Array.from(data);
        const [start, end] = [Math.min(a, b, points.length), Math.min(Math.max(a, b), points.length)];
        const quote = points.slice(start, end).join("");
        expect(pointText(data).slice(start, end)).toBe(quote);
        expect(data.slice(unitsBefore(data, start), unitsBefore(data, end))).toBe(quote);
      }),
    );
  });

  it("goes from units to points and back, to the beginning of the character it was in", () => {
    fc.assert(
      fc.property(anyText, fc.nat(80), (data, at) => {
        const units = Math.min(at, data.length);
        const back = unitsBefore(data, pointsBefore(data, units));
        expect([units, units - 1]).toContain(back);
        expect(back === units || Array.from(data.slice(back))[0]?.length === 2).toBe(true);
      }),
    );
  });

  it("never lets a position fall inside a character", () => {
    expect(pointsBefore("🔥a", 1)).toBe(0);
    expect(pointsBefore("🔥a", 2)).toBe(1);
  });

  it("cuts words also for a language tag that nobody knows", () => {
    expect(pieces("a b", "word", "not-a-language-tag-at-all")).toHaveLength(3);
  });
});

describe("a text too long to be cut at once", () => {
  const some = fc.array(fc.oneof(fc.constantFrom("word ", "says. ", "「政权」说的话，", "ประเทศไทยมีคน ", "🇩🇪🇫🇷", "e\u0301", " \n "), fc.string({ unit: "binary", maxLength: 12 })), { minLength: 300, maxLength: 900 });
  it.each(["word", "grapheme", "sentence"] as const)("falls into the same %ss in parts", (granularity) => {
    fc.assert(
      fc.property(some, (parts) => {
        const content = parts.join("");
        const whole = Array.from(new Intl.Segmenter("en", { granularity }).segment(content), ({ segment }) => segment);
        expect(pieces(content, granularity, "en").map(({ text }) => text)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});
