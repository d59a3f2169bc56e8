import { describe, expect, it } from "vitest";
import { isEmpty, turned } from "./values";

describe("a value", () => {
  it.each([[undefined], [null], [""], [[]]])("is none when it is %j", (value) => {
    expect(isEmpty(value)).toBe(true);
  });

  it.each([[0], ["0"], [false], [[""]]])("is one when it is %j", (value) => {
    expect(isEmpty(value)).toBe(false);
  });
});

describe("several values", () => {
  const options = ["anger", "fear", "hope"].map((value) => ({ value }));

  it("keep the order of the codebook, whatever was chosen first", () => {
    expect(turned(options, ["hope"], "anger")).toEqual(["anger", "hope"]);
  });

  it("lose the one that is turned off", () => {
    expect(turned(options, ["anger", "hope"], "hope")).toEqual(["anger"]);
  });
});
