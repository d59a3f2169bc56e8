import { expect, it } from "vitest";
import { pointText } from "../text/offsets";
import { rowsOf } from "./runs";

const place = (start: number, end: number) => ({ start, end });

it("reads both texts as one, paragraph by paragraph", () => {
  const texts = { old: pointText("😀 Plan\n\nHe won."), now: pointText("😀 Plan\n\nHe lost.") };
  const rows = rowsOf(
    [
      { change: "same", old: place(0, 11), new: place(0, 11) },
      { change: "out", old: place(11, 14), new: place(11, 11) },
      { change: "in", old: place(14, 14), new: place(11, 15) },
      { change: "same", old: place(14, 15), new: place(15, 16) },
    ],
    texts,
  );
  expect(rows.map((row) => row.runs.map((run) => [run.change, run.words]))).toEqual([
    [["same", "😀 Plan"]],
    [
      ["same", "He "],
      ["out", "won"],
      ["in", "lost"],
      ["same", "."],
    ],
  ]);
});
