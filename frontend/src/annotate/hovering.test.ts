import { expect, it } from "vitest";
import { onTheWay } from "./hovering";

const LINE = { left: 100, top: 200, right: 160, bottom: 220 };
const CARD = { left: 500, top: 195, right: 700, bottom: 320 };

it("keeps a card while the pointer goes from its span to it", () => {
  expect(onTheWay({ x: 300, y: 210 }, LINE, CARD)).toBe(true);
  expect(onTheWay({ x: 600, y: 300 }, LINE, CARD)).toBe(true);
});

it("lets it go when the pointer goes elsewhere", () => {
  expect(onTheWay({ x: 300, y: 400 }, LINE, CARD)).toBe(false);
  expect(onTheWay({ x: 40, y: 210 }, LINE, CARD)).toBe(false);
});
