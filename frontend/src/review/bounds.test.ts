import { expect, test } from "vitest";
import { length, pieces, pointText } from "../text/offsets";
import { reached, stepped } from "./bounds";

const TEXT = "The 😀 so-called regime fell.";
const WORDS = pieces(TEXT, "word", "en");
const at = (quote: string) => {
  const start = length(TEXT.slice(0, TEXT.indexOf(quote)));
  return { start, end: start + length(quote) };
};
const said = ({ start, end }: { start: number; end: number }): string => pointText(TEXT).slice(start, end);

test("an end moves word by word, in code points", () => {
  expect(said(stepped(WORDS, at("regime"), "end", 1))).toBe("regime fell");
  expect(said(stepped(WORDS, at("regime"), "start", -1))).toBe("called regime");
});

test("a place never becomes empty", () => {
  expect(stepped(WORDS, at("regime"), "end", -1)).toEqual(at("regime"));
});

test("at the edge of the text nothing moves", () => {
  expect(stepped(WORDS, at("The"), "start", -1)).toEqual(at("The"));
});

test("a word outside widens the place, one inside becomes the nearer end", () => {
  const word = (text: string) => ({ ...at(text), text });
  expect(said(reached(at("regime"), word("The")))).toBe("The 😀 so-called regime");
  expect(said(reached(at("so-called regime fell"), word("called")))).toBe("called regime fell");
});
