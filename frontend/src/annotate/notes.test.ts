import fc from "fast-check";
import { expect, it } from "vitest";
import { pushedApart } from "./notes";

const note = fc.record({ wanted: fc.nat(500), height: fc.integer({ min: 10, max: 60 }) });

it("keeps margin notes in order, apart, and never above their line", () => {
  fc.assert(
    fc.property(fc.array(note), (notes) => {
      const tops = pushedApart(notes, 8);
      tops.forEach((top, index) => {
        const before = notes[index - 1];
        expect(top).toBeGreaterThanOrEqual(notes[index]?.wanted ?? 0);
        if (before) expect(top).toBeGreaterThanOrEqual((tops[index - 1] ?? 0) + before.height + 8);
      });
    }),
  );
});
