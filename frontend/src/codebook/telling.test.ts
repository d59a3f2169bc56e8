import { expect, it } from "vitest";
import { told } from "./telling";

it("tells a text as it is", () => expect(told("Doubt.")).toBe("Doubt."));
it("tells true and false", () => expect(told(false)).toBe("false"));
it("tells nothing as nothing", () => expect(told([])).toBe(""));
it("tells values by name and meaning", () => {
  expect(told([{ value: "a", name: "A", meaning: "first" }, { value: "b", meaning: "" }])).toBe("A: first · b");
});
it("tells an example with what is marked in it", () => {
  expect(told([{ text: "😀 the 'reform'", spans: [[6, 14]], why: "" }])).toBe("😀 the 'reform': ['reform']");
});
