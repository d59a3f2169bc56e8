import { expect, test } from "vitest";
import { chosenFile, fetched, isTooMuch, pasted, sent, type Chosen } from "./files";

const LIMITS = { files: 2, each: 2, all: 3, pasted: 1 };
const ABOUT = { outlet: "Herald", story: "", language: "en" };

function file(size: number): Chosen {
  return chosenFile(new File([new Uint8Array(size)], "a.txt"));
}

test("a file is named by what was sent, a pasted text travels as words", () => {
  const one = file(1);
  expect(sent(one, ABOUT)).toEqual({ name: "a.txt", ...ABOUT, upload: one.id });
  expect(sent(pasted("Pasted", "“yes”"), ABOUT)).toEqual({ name: "Pasted", ...ABOUT, text: "“yes”" });
  const address = "https://news.example/1";
  expect(sent(fetched(address), ABOUT)).toEqual({ name: address, ...ABOUT, address });
});

test("too many, too large, too much together", () => {
  expect(isTooMuch([file(1), file(1)], LIMITS)).toBe(false);
  expect(isTooMuch([file(1), file(1), file(1)], LIMITS)).toBe(true);
  expect(isTooMuch([file(2_000_001)], LIMITS)).toBe(true);
  expect(isTooMuch([file(1_600_000), file(1_600_000)], LIMITS)).toBe(true);
  expect(isTooMuch([pasted("Pasted", "a".repeat(1_000_001))], LIMITS)).toBe(true);
});
