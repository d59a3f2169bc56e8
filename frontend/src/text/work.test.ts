import { afterEach, describe, expect, it, vi } from "vitest";
import { firstFrom } from "./lookup";
import { reading, type Block, type Range, type Reading } from "./reading";
import { caretAt, caretRange, move, selectedRange } from "./selection";
import { byBlock, lanes, segments, touch, type Placed } from "./segments";
import { unitsOf } from "./testing";

/** How much is done, not how long it takes: a book must not cost more than its page. */
const PARAGRAPH = "Critics say the regime is doomed. Others do not.";
const STRIDE = PARAGRAPH.length + 2;

function book(paragraphs: number): Reading {
  const blocks = Array.from({ length: paragraphs }, (_, index): Block => {
    const start = index * STRIDE;
    return { kind: "paragraph", start, end: start + PARAGRAPH.length };
  });
  return reading(blocks.map(() => PARAGRAPH).join("\n\n"), blocks, "en");
}

function cut(act: () => void): number {
  const segment = vi.spyOn(Intl.Segmenter.prototype, "segment");
  segment.mockClear();
  act();
  return segment.mock.calls.length;
}

afterEach(() => void vi.restoreAllMocks());

describe("reading a long text", () => {
  it("cuts nothing before it is asked, and then the paragraphs concerned", () => {
    expect(cut(() => void book(600))).toBe(0);
    const long = book(600);
    expect(cut(() => void firstFrom(long, "word", 0, () => true))).toBe(1);
  });

  it.each(["word", "character", "sentence", "block", "text"] as const)("steps by %s without reading it all", (step) => {
    const long = book(600);
    const from = caretAt(300 * STRIDE);
    const steps = (): void => {
      for (const extend of [false, true]) {
        for (const direction of [1, -1] as const) {
          const there = move(long, from, step, direction, extend);
          selectedRange(long, there);
          caretRange(long, there);
        }
      }
    };
    expect(cut(steps)).toBeLessThan(16);
    expect(cut(steps)).toBe(0);
  });

  it("finds the same words as all of them together", () => {
    const long = book(5);
    const found: Range[] = [];
    let word = firstFrom(long, "word", 0, () => true);
    while (word) {
      const { start } = word;
      found.push(word);
      word = firstFrom(long, "word", start, (each) => each.start > start);
    }
    expect(found).toEqual(unitsOf(long, "word"));
  });
});

/** Spans that count how often somebody looks where they are. */
function counted(many: number): { spans: Placed[]; looks: () => number } {
  let looks = 0;
  const spans = Array.from({ length: many }, (_, index): Placed => {
    const [from, to] = [Math.floor(index / 4) * 40 + (index % 4), Math.floor(index / 4) * 40 + 10];
    return {
      id: `s${index}`,
      get start() {
        looks += 1;
        return from;
      },
      get end() {
        looks += 1;
        return to;
      },
    };
  });
  return { spans, looks: () => looks };
}

function looksFor(many: number, work: (spans: Placed[]) => void): number {
  const { spans, looks } = counted(many);
  work(spans);
  return looks();
}

describe("twice as many spans", () => {
  const blocks = Array.from({ length: 500 }, (_, index) => ({ start: index * 40, end: index * 40 + 38 }));
  it.each([
    ["lanes", (spans: Placed[]) => void lanes(spans)],
    ["segments", (spans: Placed[]) => void segments({ start: 0, end: 40_000 }, spans)],
    ["their blocks", (spans: Placed[]) => void byBlock(blocks, spans, (span) => span)],
  ])("are about twice the work: %s", (_, work) => {
    expect(looksFor(2_000, work)).toBeLessThan(2.5 * looksFor(1_000, work));
  });
});

describe("the spans of each block", () => {
  it("are those that touch it, in their order", () => {
    const blocks = [{ start: 0, end: 10 }, { start: 12, end: 20 }, { start: 22, end: 30 }];
    const spans = [{ start: 0, end: 30 }, { start: 3, end: 5 }, { start: 5, end: 14 }, { start: 10, end: 12 }, { start: 22, end: 23 }];
    const wanted = blocks.map((block) => spans.filter((span) => touch(span, block)));
    expect(byBlock(blocks, spans, (span) => span)).toEqual(wanted);
  });
});
