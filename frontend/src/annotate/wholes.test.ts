import { expect, it } from "vitest";
import { keptLink } from "./testing";
import { wholesOf } from "./wholes";

it("joins all that continues links lead to, however they were drawn", () => {
  const links = [keptLink("a", "b"), keptLink("d", "c"), keptLink("b", "d"), keptLink("x", "y", "judges")];
  const wholes = wholesOf(links);
  expect([...(wholes.get("a") ?? [])].sort()).toEqual(["a", "b", "c", "d"]);
  expect(wholes.get("c")).toBe(wholes.get("a"));
  expect(wholes.has("x")).toBe(false);
});
