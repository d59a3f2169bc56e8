import { describe, expect, it } from "vitest";
import { keyboardOf } from "./keyboard";
import { wishOf } from "./keys";

const wish = (key: string) => wishOf({ key, ctrl: false, alt: false, shift: true }, keyboardOf([], {}), false)?.type;

describe("the keys of comfort", () => {
  it("are signs, which no codebook takes for a label", () => {
    expect([wish("="), wish("*"), wish("!")]).toEqual(["comfort", "focus", "report"]);
  });
});
