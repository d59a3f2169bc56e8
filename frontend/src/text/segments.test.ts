import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lanes, segments, touch, type Placed } from "./segments";

const block = { start: 10, end: 60 };
const range = fc
  .tuple(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 1, max: 30 }))
  .map(([start, size]) => ({ start, end: start + size }));
const spans = fc
  .array(range, { maxLength: 8 })
  .map((ranges): Placed[] => ranges.map((each, index) => ({ ...each, id: `s${index}` })));

describe("segments", () => {
  it("cover the block without gap or overlap", () => {
    fc.assert(
      fc.property(spans, (all) => {
        const cut = segments(block, all);
        expect(cut[0]?.start).toBe(block.start);
        expect(cut.at(-1)?.end).toBe(block.end);
        cut.slice(1).forEach((each, index) => expect(each.start).toBe(cut[index]?.end));
      }),
    );
  });

  it("name exactly the spans that lie over them", () => {
    fc.assert(
      fc.property(spans, (all) => {
        for (const each of segments(block, all)) {
          const over = all.filter((span) => touch(span, each)).map((span) => span.id);
          expect([...each.ids].sort()).toEqual(over.sort());
        }
      }),
    );
  });

  it("put the enclosing span outside", () => {
    const all = [
      { id: "inner", start: 20, end: 25 },
      { id: "outer", start: 15, end: 40 },
    ];
    const ids = segments(block, all).map((each) => each.ids.join(">"));
    expect(ids).toEqual(["", "outer", "outer>inner", "outer", ""]);
  });
});

describe("lanes", () => {
  it("differ wherever spans touch", () => {
    fc.assert(
      fc.property(spans, (all) => {
        const lane = lanes(all);
        for (const a of all) {
          for (const b of all) {
            if (a.id !== b.id && touch(a, b)) expect(lane.get(a.id)).not.toBe(lane.get(b.id));
          }
        }
      }),
    );
  });

  it("leave a span that touches no other nearest to the text", () => {
    expect(lanes([{ id: "a", start: 1, end: 3 }, { id: "b", start: 3, end: 5 }]).get("b")).toBe(0);
  });
});
