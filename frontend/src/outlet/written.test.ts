import { expect, test } from "vitest";
import { faultsOf, type Written } from "./written";

const HERALD: Written = {
  name: "Herald",
  country: "",
  type: "",
  ownership: "",
  leaning: "centre",
  leaning_source: "a handbook",
  website: "https://herald.example/",
};

test.each([
  [{}, {}],
  [{ leaning: "", leaning_source: "", website: "" }, {}],
  [{ name: "  " }, { name: "needed" }],
  [{ leaning_source: " " }, { leaning_source: "noSource" }],
  [{ website: "herald.example" }, { website: "noWeb" }],
  [{ website: "https://x javascript:alert(1)" }, { website: "noWeb" }],
])("%o has the faults %o", (changes, faults) => {
  expect(faultsOf({ ...HERALD, ...changes })).toEqual(faults);
});
