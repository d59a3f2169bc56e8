import { expect, test } from "vitest";
import { askedIn, changed, momentsOf, searchOf } from "./asked";

test("what is asked for stands in the address, and comes back from there", () => {
  const asked = { actor: "P01", verb: "mark span", since: "2026-02-01" };
  expect(askedIn(searchOf(asked))).toEqual(asked);
  expect(askedIn("?mood=x&actor=")).toEqual({});
});

test("a choice is made and taken back", () => {
  const chosen = changed({}, "table", "span");
  expect(chosen).toEqual({ table: "span" });
  expect(changed(chosen, "table", "")).toEqual({});
});

test("a day reaches from its beginning to its end", () => {
  const { since = "", until = "" } = momentsOf({ since: "2026-02-01", until: "2026-02-01" });
  expect(Date.parse(until) - Date.parse(since)).toBe(24 * 60 * 60 * 1000 - 1);
});
