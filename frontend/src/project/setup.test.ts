import { expect, it } from "vitest";
import type { Project } from "../api/client";
import { isDone, STEPS, unfinished } from "./setup";

const BARE = {
  role: "manager",
  codebook: null,
  counts: { articles: 0, annotators: 0, assignments: 0, submitted: 0, spans: 0 },
} as unknown as Project;
const RUNNING = {
  ...BARE,
  codebook: { number: 1 },
  counts: { articles: 3, annotators: 2, assignments: 6, submitted: 0, spans: 1 },
} as Project;

it("ticks what is there", () => {
  const some = { ...BARE, counts: { ...BARE.counts, articles: 3 } };
  expect(STEPS.filter((step) => isDone(step, some)).map((step) => step.name)).toEqual(["articles"]);
});

it("goes away when all is done", () => {
  expect([unfinished(BARE), unfinished(RUNNING)]).toEqual([true, false]);
});

it("is for managers", () => {
  expect(unfinished({ ...BARE, role: "reviewer" })).toBe(false);
});
