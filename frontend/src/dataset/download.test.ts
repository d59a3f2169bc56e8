import { expect, test } from "vitest";
import { counting, type Progress } from "./download";

test("counts bytes and lines, and passes every byte on", async () => {
  const told: Progress[] = [];
  const parts = ["{}\n{", "}\n", "é\n"].map((part) => new TextEncoder().encode(part));
  const stream = new Blob(parts).stream().pipeThrough(counting((progress) => told.push(progress)));
  expect(await new Response(stream).text()).toBe("{}\n{}\né\n");
  expect(told.at(-1)).toEqual({ bytes: 9, lines: 3 });
});
