import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Press } from "./chords";
import { actsOf, keyboardOf } from "./keyboard";
import { isFixed, TABLE, type Act } from "./keyTable";
import { chosenKey, unfit, withKey, withoutKey } from "./ownKeys";

const LABELS = [
  { slug: "scare", key: "d" },
  { slug: "keyless", key: "" },
];
const press = (key: string, more: Partial<Press> = {}): Press => ({ key, ctrl: false, alt: false, shift: false, ...more });

describe("choosing a key", () => {
  it("is free where nothing else has it", () => {
    expect(chosenKey(press("y"), "guide", LABELS, {})).toEqual({ type: "free", chord: "y" });
    expect(chosenKey(press("Y", { shift: true }), "guide", LABELS, {})).toEqual({ type: "free", chord: "Shift+y" });
    expect(chosenKey(press(","), "guide", LABELS, {})).toEqual({ type: "free", chord: "," });
  });

  it("names who has it", () => {
    expect(chosenKey(press("d"), "guide", LABELS, {})).toEqual({ type: "taken", chord: "d", holder: "label:scare", exchange: "swap" });
    expect(chosenKey(press("d"), "label:keyless", LABELS, {})).toMatchObject({ holder: "label:scare", exchange: "take" });
  });

  it("waits for a key while only Shift or a dead key is pressed", () => {
    expect([press("Shift", { shift: true }), press("Dead"), press("Control")].map((each) => chosenKey(each, "guide", LABELS, {}).type)).toEqual(
      Array(3).fill("nothing"),
    );
  });

  it("refuses what browsers, screen readers and fields need", () => {
    expect(["Ctrl+w", "Ctrl+Shift+t", "Ctrl+1", "Alt+d", "Alt+1", "F5", "F12", "Alt+F4"].map(unfit)).toEqual(Array(8).fill("browser"));
    expect(["Insert", "CapsLock", "Ctrl+Alt+n"].map(unfit)).toEqual(Array(3).fill("reader"));
    expect(["Tab", "Shift+Tab", "Space", "Enter", "Escape", "PageDown", "Ctrl+ArrowLeft"].map(unfit)).toEqual(Array(7).fill("fields"));
    expect(unfit("Shift+ArrowLeft")).toBe("shift");
  });

  it("refuses single characters where they are switched off", () => {
    expect(chosenKey(press("y"), "guide", LABELS, {}, false)).toEqual({ type: "unfit", chord: "y", why: "letters" });
    expect(chosenKey(press("y", { alt: true }), "guide", LABELS, {}, false)).toEqual({ type: "free", chord: "Alt+y" });
  });

  it("takes letters, digits, signs, and what the page itself listens to", () => {
    expect(["y", "Shift+y", "4", "ß", "#", "Alt+g", "Ctrl+b", "F8", "Delete", "Ctrl+ArrowDown", "Ctrl+Enter"].map(unfit)).toEqual(
      Array(11).fill(null),
    );
  });
});

describe("giving a key", () => {
  const keyOf = (hotkeys: Record<string, string>, act: "guide" | "label:scare" | "label:keyless" | "remove") =>
    keyboardOf(LABELS, hotkeys).keys.get(act);

  it("swaps it with who had it", () => {
    const own = withKey({}, "guide", "d", LABELS);
    expect(own).toEqual({ guide: "d", "label:scare": "," });
    expect([keyOf(own, "guide"), keyOf(own, "label:scare")]).toEqual([["d"], [","]]);
    expect(keyboardOf(LABELS, own).clashes.size).toBe(0);
  });

  it("swapped back leaves nothing to keep", () => {
    expect(withKey(withKey({}, "guide", "d", LABELS), "guide", ",", LABELS)).toEqual({});
  });

  it("takes it away where there is none to give for it", () => {
    const own = withKey({}, "label:keyless", "d", LABELS);
    expect(own).toEqual({ "label:keyless": "d", "label:scare": "" });
    expect(keyOf(own, "label:scare")).toEqual([]);
  });

  it("leaves an act its second key", () => {
    expect(keyOf(withKey({}, "guide", "Delete", LABELS), "remove")).toEqual(["Backspace"]);
  });

  it("keeps what was chosen for labels of other codebooks", () => {
    expect(withKey({ "label:elsewhere": "k" }, "guide", "y", LABELS)).toEqual({ "label:elsewhere": "k", guide: "y" });
  });

  it("is taken back one by one", () => {
    expect(withoutKey({ guide: "y", note: "x" }, "guide")).toEqual({ note: "x" });
  });
});

describe("whatever a person chooses, in whatever order", () => {
  const acts = actsOf(LABELS).filter((act) => !isFixed(act));
  const chords = ["a", "d", "y", "Shift+y", "Alt+g", "F8", ...Object.values(TABLE).flatMap(({ keys }) => keys)];
  const free = chords.filter((chord) => !["Enter", "Escape"].includes(chord));
  const choices = fc.array(fc.tuple(fc.constantFrom(...acts), fc.constantFrom(...free)), { maxLength: 12 });
  const made = (all: readonly (readonly [Act, string])[]) =>
    all.reduce((hotkeys, [act, chord]) => withKey(hotkeys, act, chord, LABELS), {});

  it("the act has the key it was given last, and no key has two acts", () => {
    fc.assert(
      fc.property(choices, (all) => {
        const { acts: holders, keys } = keyboardOf(LABELS, made(all));
        const last = all.at(-1);
        if (last) expect(keys.get(last[0])).toContain(last[1]);
        expect([...keys.values()].flat().toSorted()).toEqual([...holders.keys()].toSorted());
      }),
    );
  });

  it("nothing is quietly lost: an act without a key was left without one by name", () => {
    fc.assert(
      fc.property(choices, (all) => {
        const hotkeys = made(all);
        const { keys, clashes } = keyboardOf(LABELS, hotkeys);
        const mute = acts.filter((act) => keys.get(act)?.length === 0 && act !== "label:keyless");
        for (const act of mute) expect((hotkeys as Record<string, string>)[act] === "" || clashes.has(act)).toBe(true);
      }),
    );
  });
});
