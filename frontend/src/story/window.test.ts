import fc from "fast-check";
import { expect, test } from "vitest";
import { stepped, windowFrom } from "./window";

test("the window moves only as far as the current article needs", () => {
  expect(windowFrom(0, 2, 3, 5)).toBe(0);
  expect(windowFrom(0, 3, 3, 5)).toBe(1);
  expect(windowFrom(2, 1, 3, 5)).toBe(1);
});

test("the current article is always shown, and no place stays empty that could be filled", () => {
  const numbers = fc.record({ start: fc.nat(20), current: fc.nat(9), room: fc.integer({ min: 1, max: 3 }) });
  fc.assert(
    fc.property(numbers, ({ start, current, room }) => {
      const first = windowFrom(start, current, room, 10);
      expect(first).toBeLessThanOrEqual(current);
      expect(first + room).toBeGreaterThan(current);
      expect(first + room).toBeLessThanOrEqual(10);
    }),
  );
});

test("one stops at either end", () => {
  expect(stepped(0, -1, 3)).toBe(0);
  expect(stepped(2, 1, 3)).toBe(2);
  expect(stepped(0, 1, 0)).toBe(0);
});
