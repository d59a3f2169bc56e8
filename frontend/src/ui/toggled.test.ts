import { expect, it } from "vitest";
import { toggled } from "./toggled";

it("takes in what was not there, at the end, and lets go what was", () => {
  expect(toggled(["alice"], "bob")).toEqual(["alice", "bob"]);
  expect(toggled(["alice", "bob"], "alice")).toEqual(["bob"]);
});
