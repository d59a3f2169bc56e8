import { expect, it } from "vitest";
import { addressOf, choosing, filterIn } from "./filter";

it("comes back from the address as it went in", () => {
  const filter = { label: "a.b", outlet: "Möwe & Söhne", state: "submitted" };
  expect(filterIn(addressOf(filter))).toEqual(filter);
});

it("takes from an address only what it knows", () => {
  expect(filterIn("?label=x&cursor=abc&article=")).toEqual({ label: "x" });
});

it("drops a choice that is set to all", () => {
  expect(choosing({ label: "x", state: "open" }, "label", "")).toEqual({ state: "open" });
});

it("adds a choice to the others", () => {
  expect(choosing({ label: "x" }, "annotator", "P01")).toEqual({ label: "x", annotator: "P01" });
});
