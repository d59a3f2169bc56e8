import { expect, test } from "vitest";
import { problemOf } from "../api/problem";
import { newestIn } from "./newest";

const NEWEST = { text: 7, version: 3 };

test.each([
  [{ code: "corrected_meanwhile", newest: NEWEST }, NEWEST],
  [{ code: "corrected_meanwhile" }, null],
  [{ code: "withdrawn", newest: NEWEST }, null],
])("%o tells of %o", (body, newest) => {
  expect(newestIn(problemOf(409, body))).toEqual(newest);
});

test("no answer tells of nothing", () => {
  expect(newestIn(new Error("no network"))).toBeNull();
});
