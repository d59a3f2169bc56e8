import { expect, test } from "vitest";
import type { FoundValue, LabelOffers } from "../api/client";
import { LEFT_OUT, choices, decided, keyOf, unmapped } from "./mapping";

const OFFERS: LabelOffers = {
  labels: [{ slug: "loaded", name: "Loaded language" }],
  questions: [
    { slug: "genre", values: ["news", "opinion"] },
    { slug: "tone", values: [] },
  ],
  links: ["continues"],
};
const found = (kind: FoundValue["kind"], target: FoundValue["target"] = null): FoundValue => ({ kind, name: "", value: "x", count: 3, target });

test("a label can become a label or an answer", () => {
  const names = choices(found("label"), OFFERS).map(({ name }) => name);
  expect(names).toEqual(["Loaded language", "genre: news", "genre: opinion", "tone"]);
});

test("an answer and a link stay what they are", () => {
  expect(choices(found("question"), OFFERS)).toHaveLength(3);
  expect(choices(found("link"), OFFERS).map(({ target }) => target)).toEqual([{ link: "continues" }]);
});

test("equal targets have one key, others have others", () => {
  const [news, opinion] = choices(found("question"), OFFERS);
  expect(news?.key).toBe(keyOf({ value: "news", question: "genre" }));
  expect(news?.key).not.toBe(opinion?.key);
  expect(keyOf(LEFT_OUT)).not.toBe(keyOf(null));
});

test("what nobody decided is counted by its rows", () => {
  const values = [found("label"), found("link", LEFT_OUT), found("label")];
  expect(unmapped(values)).toBe(6);
  expect(unmapped(decided(values, 0, { label: "loaded" }))).toBe(3);
});
