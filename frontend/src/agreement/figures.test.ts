import { expect, it } from "vitest";
import { clause, printed } from "./figures";

it.each([
  [0.7104, ".710"],
  [-0.08, "−.080"],
  [1, "1.000"],
  [0, ".000"],
  [-0.0001, ".000"],
])("prints %d as %s", (value, text) => expect(printed(value)).toBe(text));

it("makes a sentence a clause", () => {
  expect(clause("Nobody came.")).toBe("nobody came");
});
