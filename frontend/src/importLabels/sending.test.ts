import { expect, test } from "vitest";
import { columnsOf, inWords } from "./sending";

test("columns are told as role=column, and come back so", () => {
  const told = { item: "doc id", annotator: "coder" };
  expect(columnsOf("item=doc id,annotator = coder")).toEqual(told);
  expect(columnsOf(inWords(told))).toEqual(told);
});

test("what is no pair says nothing", () => {
  expect(columnsOf("")).toEqual({});
  expect(columnsOf("item, annotator=coder")).toEqual({ annotator: "coder" });
});
