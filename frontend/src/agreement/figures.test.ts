import { expect, it } from "vitest";
import type { Figure } from "../api/client";
import { clause, printed, reasonOf } from "./figures";

it.each([
  [0.7104, ".710"],
  [-0.08, "−.080"],
  [1, "1.000"],
  [0, ".000"],
  [-0.0001, ".000"],
])("prints %d as %s", (value, text) => expect(printed(value)).toBe(text));

it("prints as the language does", () => {
  expect(printed(0.7104, "de")).toBe("0,710");
  expect(printed(-0.08, "de")).toBe("−0,080");
});

it("makes a sentence a clause", () => {
  expect(clause("Nobody came.")).toBe("nobody came");
});

it.each([
  [{ value: 0.5, undefined: null, n_spans: 4 }, null],
  [{ value: null, undefined: { code: "no_variation", reason: "Too alike." }, n_spans: 0 }, ""],
  [{ value: null, undefined: { code: "no_spans", reason: "No spans." }, n_spans: 0 }, ""],
  [{ value: null, undefined: { code: "no_variation", reason: "Too alike." }, n_spans: 2 }, "too alike"],
])("says why there is no figure: %#", (figure, reason) => expect(reasonOf(figure as Figure)).toBe(reason));
