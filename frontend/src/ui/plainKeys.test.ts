import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { letterKeysOn, turnLetterKeys } from "./letterKeys";
import { plainKey } from "./plainKeys";

/** As much of an element as a key press needs. */
class Place {
  constructor(private readonly isField = false) {}
  closest(): Place | null {
    return this.isField ? this : null;
  }
}

function press(key: string, more: Partial<KeyboardEvent> = {}, place = new Place()): KeyboardEvent {
  return { key, target: place as unknown as Element, ...more } as KeyboardEvent;
}

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("Element", Place);
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => void vi.unstubAllGlobals());

it("gives single letters small, and names of other keys as they are", () => {
  expect([plainKey(press("N")), plainKey(press("Escape"))]).toEqual(["n", "Escape"]);
});

it("is none in a field or with Ctrl, Meta or Alt", () => {
  const chords = [{ ctrlKey: true }, { metaKey: true }, { altKey: true }].map((chord) => plainKey(press("n", chord)));
  expect([plainKey(press("n", {}, new Place(true))), ...chords]).toEqual([null, null, null, null]);
});

it("leaves single letters alone where they are switched off, and nothing else", () => {
  turnLetterKeys(false);
  expect([letterKeysOn(), plainKey(press("n")), plainKey(press("Escape"))]).toEqual([false, null, "Escape"]);
  turnLetterKeys(true);
  expect([letterKeysOn(), plainKey(press("n"))]).toEqual([true, "n"]);
});
