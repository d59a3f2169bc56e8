import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { plainKey } from "./plainKeys";
import { prefer } from "./preferences";

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
  vi.stubGlobal("Element", Place);
  vi.stubGlobal("document", { documentElement: { dataset: {}, style: { setProperty: () => undefined } }, getElementById: () => null });
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
});
afterEach(() => void vi.unstubAllGlobals());

it("gives single letters small, and names of other keys as they are", () => {
  expect([plainKey(press("N")), plainKey(press("Escape"))]).toEqual(["n", "Escape"]);
});

it("is none in a field or with Ctrl, Meta or Alt", () => {
  const chords = [{ ctrlKey: true }, { metaKey: true }, { altKey: true }].map((chord) => plainKey(press("n", chord)));
  expect([plainKey(press("n", {}, new Place(true))), ...chords]).toEqual([null, null, null, null]);
});

it("leaves single letters alone where they are switched off, and nothing else", async () => {
  // Without a server the choice holds for the page.
  expect(await prefer({ letter_keys: false })).toBe(false);
  expect([plainKey(press("n")), plainKey(press("Escape"))]).toEqual([null, "Escape"]);
  await prefer({ letter_keys: true });
  expect(plainKey(press("n"))).toBe("n");
});
