import fc from "fast-check";
import { expect, test } from "vitest";
import { ALIKE, addressOf, chosen, filterFrom, filterIn, isBackwards, isNarrowed, isSame, LONGEST_Q, NOTHING, STATES } from "./filter";

const texts = fc.string();
const filters = fc.record({
  q: texts,
  outlet: texts,
  story: texts,
  language: texts,
  state: fc.constantFrom("" as const, ...STATES),
  label: texts,
  annotator: texts,
  published_from: texts,
  published_to: texts,
  alike: fc.constantFrom("" as const, ...ALIKE),
});

test("what stands in the address is what was chosen", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const address = new URL(addressOf("/articles/", filter), "http://here");
      expect(filterIn(address.search)).toEqual(filter);
    }),
  );
});

test("nothing chosen leaves the address as it is", () => {
  expect(addressOf("/articles/", NOTHING)).toBe("/articles/");
  expect(isNarrowed(NOTHING)).toBe(false);
});

test("only what is chosen is sent", () => {
  expect(chosen({ ...NOTHING, outlet: "Herald" })).toEqual({ outlet: "Herald" });
});

test("what was saved is found again", () => {
  fc.assert(fc.property(filters, (filter) => isSame(filterFrom(chosen(filter)), filter)));
});

test("a state or likeness that does not exist is none", () => {
  expect(filterIn("?state=lost&alike=maybe")).toEqual(NOTHING);
});

test.each([
  ["2024-03-02", "2024-03-01", true],
  ["2024-03-01", "2024-03-01", false],
  ["", "2024-03-01", false],
  ["2024-03-02", "", false],
])("from %s until %s is backwards: %s", (from, to, backwards) => {
  expect(isBackwards({ ...NOTHING, published_from: from, published_to: to })).toBe(backwards);
});

test("an address cannot look for more words than the field takes", () => {
  expect(filterFrom({ q: "x".repeat(500) }).q).toHaveLength(LONGEST_Q);
});
