import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { length } from "./offsets";
import { reading } from "./reading";
import {
  caretAt,
  crossesBlocks,
  isCaret,
  move,
  selectedRange,
  target,
  toggleQuotes,
  type Direction,
  type Selection,
  type Step,
} from "./selection";
import { unitsOf } from "./testing";

const HEADLINE = "Plan to topple 'regime' now";
const BODY = 'A "so-called opposition leader" spoke. He left.';
const content = `${HEADLINE}\n\n${BODY}`;
const bodyStart = HEADLINE.length + 2;
const text = reading(
  content,
  [
    { kind: "headline", start: 0, end: HEADLINE.length },
    { kind: "paragraph", start: bodyStart, end: content.length },
  ],
  "en",
);

type Key = [Step, Direction, boolean?];

function after(from: Selection, ...keys: Key[]): Selection {
  return keys.reduce((at, [step, direction, extend = false]) => move(text, at, step, direction, extend), from);
}

function words(selection: Selection, on = text): string {
  const range = target(on, selection);
  return range ? on.text.slice(range.start, range.end) : "";
}

const right: Key = ["word", 1];
const left: Key = ["word", -1];
const more: Key = ["word", 1, true];
const less: Key = ["word", -1, true];

describe("the caret", () => {
  it("moves by word, over the gap between blocks", () => {
    const start = caretAt(0);
    expect(words(start)).toBe("Plan");
    expect(words(after(start, right, right))).toBe("topple");
    expect(words(after(start, right, right, right, right, right))).toBe("A");
    expect(words(after(start, right, right, left))).toBe("to");
  });

  it("takes a word in quotation marks of its own as one word", () => {
    expect(words(after(caretAt(0), right, right, right))).toBe("'regime'");
  });

  it("stays at the ends of the text", () => {
    expect(after(caretAt(0), left).focus).toBe(0);
    const last = after(caretAt(0), ["text", 1]);
    expect(words(last)).toBe("left");
    expect(after(last, right)).toEqual(last);
  });

  it("goes to the ends of its block and by sentence", () => {
    expect(words(after(caretAt(0), ["block", 1]))).toBe("now");
    expect(words(after(caretAt(bodyStart), ["sentence", 1]))).toBe("He");
    expect(words(after(caretAt(0), ["sentence", 1]))).toBe("A");
  });
});

describe("the selection", () => {
  it("extends word by word and shrinks again to nothing", () => {
    const one = after(caretAt(0), more);
    expect(words(one)).toBe("Plan");
    const three = after(one, more, more);
    expect(words(three)).toBe("Plan to topple");
    expect(words(after(three, less))).toBe("Plan to");
    expect(isCaret(after(one, less))).toBe(true);
  });

  it("extends backwards and shrinks forwards", () => {
    const end = caretAt(HEADLINE.length);
    const back = after(end, less, less);
    expect(words(back)).toBe("'regime' now");
    expect(words(after(back, more))).toBe("now");
  });

  it("takes in the quotation marks that enclose it exactly", () => {
    const start = caretAt(content.indexOf("so-called"));
    expect(words(after(start, more, more, more, more))).toBe('"so-called opposition leader"');
    expect(words(after(start, more, more, more))).toBe("so-called opposition");
  });

  it("leaves the marks out and takes them in again on request", () => {
    const quoted = after(caretAt(0), right, right, right);
    const bare = toggleQuotes(text, quoted);
    expect(words(bare)).toBe("regime");
    expect(words(toggleQuotes(text, bare))).toBe("'regime'");
    const plain = caretAt(0);
    expect(toggleQuotes(text, plain)).toBe(plain);
  });

  it("goes by character from what is seen", () => {
    const quoted = after(caretAt(content.indexOf("'regime'")), more);
    expect(words(quoted)).toBe("'regime'");
    expect(words(after(quoted, ["character", -1, true]))).toBe("'regime");
  });

  it("goes on by character over a blank", () => {
    const one = after(caretAt(0), more);
    const character: Key = ["character", 1, true];
    expect(words(after(one, character, character))).toBe("Plan t");
    expect(words(after(one, character, character, ["character", -1, true]))).toBe("Plan");
  });

  it("snaps to words and leaves blanks out, as a careless mouse needs", () => {
    expect(words({ anchor: 1, focus: 9, by: "word" })).toBe("Plan to topple");
    expect(words({ anchor: 4, focus: 8, by: "word" })).toBe("to");
    expect(selectedRange(text, { anchor: 4, focus: 5, by: "word" })).toBeNull();
  });

  it("knows when it leaves its block", () => {
    expect(crossesBlocks(text, { start: 5, end: 12 })).toBe(false);
    expect(crossesBlocks(text, { start: 5, end: bodyStart + 3 })).toBe(true);
  });

  it("never cuts a grapheme cluster, whatever is pressed", () => {
    const hard = "A 👨‍👩‍👧 cafe\u0301 👍🏽 ok 🇺🇦🇩🇪 “ja” รัฐบาล end";
    const on = reading(hard, [{ kind: "paragraph", start: 0, end: length(hard) }], "en");
    const edges = new Set(unitsOf(on, "grapheme").flatMap(({ start, end }) => [start, end]));
    const key = fc.tuple(
      fc.constantFrom<Step>("word", "character", "sentence", "block", "text"),
      fc.constantFrom<Direction>(1, -1),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.nat(on.text.length), fc.array(key, { maxLength: 12 }), (start, keys) => {
        let at = caretAt(start);
        for (const [step, direction, extend] of keys) at = move(on, at, step, direction, extend);
        const range = selectedRange(on, at);
        if (range) expect([...edges]).toEqual(expect.arrayContaining([range.start, range.end]));
      }),
    );
  });
});

describe("languages without blanks", () => {
  it("moves by word in Chinese and Thai", () => {
    const chinese = reading("所谓“民主”选举", [{ kind: "paragraph", start: 0, end: 8 }], "zh");
    expect(words(move(chinese, caretAt(0), "word", 1, false), chinese)).toBe("“民主”");
  });
});

describe("paragraphs", () => {
  const marked = "One.\n\n“Two,” she said. Three.\n\nFour.";
  const blocks = [
    { kind: "headline", start: 0, end: 4 },
    { kind: "paragraph", start: 6, end: 29 },
    { kind: "paragraph", start: 31, end: 36 },
  ];
  const on = reading(marked, blocks, "en");
  const go = (from: Selection, direction: Direction, extend = false): Selection => move(on, from, "paragraph", direction, extend);

  it("are gone through by their first words, also past a quotation mark", () => {
    const two = go(caretAt(0), 1);
    expect([words(two, on), words(go(two, 1), on), words(go(go(two, 1), -1), on), words(go(two, -1), on)]).toEqual([
      words(two, on),
      "Four",
      words(two, on),
      "One",
    ]);
    expect(words(two, on)).toContain("Two");
  });

  it("begin where one is before the one before", () => {
    expect(go(caretAt(marked.indexOf("Three")), -1)).toEqual(go(caretAt(0), 1));
  });

  it("are selected and given back", () => {
    const two = go(go(caretAt(0), 1, true), 1, true);
    expect(two).toMatchObject({ anchor: 0, focus: 29 });
    expect(go(two, -1, true)).toMatchObject({ anchor: 0, focus: 4 });
  });

  it("do not hold a sentence that begins with a quotation mark", () => {
    const start = move(on, caretAt(marked.indexOf("Three")), "sentence", -1, false);
    expect(words(move(on, start, "sentence", -1, false), on)).toBe("One");
  });
});
