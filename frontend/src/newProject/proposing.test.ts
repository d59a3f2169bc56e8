import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languageName, languageTag, problemWithSlug, proposedSlug } from "./proposing";

describe("the proposed address", () => {
  it.each([
    ["Border talks 2026", "border-talks-2026"],
    ["  Müller & Söhne: Straße! ", "muller-sohne-strasse"],
    ["Ünïcödé — dash", "unicode-dash"],
    ["日本語", ""],
  ])("of %s is %s", (name, slug) => {
    expect(proposedSlug(name)).toBe(slug);
  });

  it("is one the server takes, or nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const slug = proposedSlug(name);
        return slug === "" || problemWithSlug(slug) !== "slugBad";
      }),
    );
  });
});

describe("an address", () => {
  it("that is a page of this site is refused", () => {
    expect(problemWithSlug("new")).toBe("slugReserved");
  });

  it.each(["", "Border", "a--b", "-a", "a-", "a_b", "b".repeat(51)])("like %s is refused", (slug) => {
    expect(problemWithSlug(slug)).toBe("slugBad");
  });
});

describe("a language", () => {
  it("is written as the standard does", () => {
    expect(languageTag(" PT-br ")).toBe("pt-BR");
    expect(languageTag("not a code")).toBeNull();
    expect(languageTag("")).toBeNull();
  });

  it("has a name for the reader", () => {
    expect(languageName("de", "en")).toBe("German");
    expect(languageName("qx", "en")).toBeNull();
  });
});
