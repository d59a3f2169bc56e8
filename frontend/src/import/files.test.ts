import fc from "fast-check";
import { expect, test } from "vitest";
import { base64, isTooMuch, pasted, sent, type Chosen } from "./files";

const LIMITS = { files: 2, each: 1, all: 1 };
const ABOUT = { outlet: "Herald", story: "", language: "en" };

function of(size: number): Chosen {
  return { id: "1", name: "a.txt", bytes: new Uint8Array(size) };
}

test("bytes survive the journey, whatever they are", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70_000 }), (bytes) => {
      expect([...Buffer.from(base64(bytes), "base64")]).toEqual([...bytes]);
    }),
    { numRuns: 20 },
  );
});

test("a file travels as bytes and a pasted text as words", () => {
  expect(sent({ ...of(1), bytes: new Uint8Array([0xff]) }, ABOUT)).toEqual({ name: "a.txt", ...ABOUT, content: "/w==" });
  expect(sent(pasted("Pasted", "“yes”"), ABOUT)).toEqual({ name: "Pasted", ...ABOUT, text: "“yes”" });
});

test("too many, too large, too much together", () => {
  expect(isTooMuch([of(1), of(1)], LIMITS)).toBe(false);
  expect(isTooMuch([of(1), of(1), of(1)], LIMITS)).toBe(true);
  expect(isTooMuch([of(1_000_001)], LIMITS)).toBe(true);
  expect(isTooMuch([of(600_000), of(600_000)], LIMITS)).toBe(true);
});
