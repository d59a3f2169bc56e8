import { expect, it } from "vitest";
import { acted, secondsOf, started, ticked, type Clock } from "./clock";

/** Each second from `from` to `to`, both in seconds. */
function pass(clock: Clock, from: number, to: number, seen = true): Clock {
  let next = clock;
  for (let second = from + 1; second <= to; second += 1) next = ticked(next, second * 1_000, seen);
  return next;
}

it("counts while somebody works", () => {
  const clock = pass(acted(pass(started(0), 0, 30), 30_000), 30, 50);
  expect(secondsOf(clock)).toBe(50);
});

it("stops a minute after the last act, and goes on with the next one", () => {
  const still = pass(started(0), 0, 300);
  expect(secondsOf(still)).toBe(60);
  expect(secondsOf(pass(acted(still, 300_000), 300, 310))).toBe(70);
});

it("does not count what nobody looks at", () => {
  expect(secondsOf(pass(started(0), 0, 30, false))).toBe(0);
});

it("does not count the night in which the machine slept, even if the first key wakes it", () => {
  const evening = pass(started(0), 0, 10);
  const morning = ticked(acted(evening, 36_000_000), 36_000_000, true);
  expect(secondsOf(morning)).toBe(10);
});
