import { describe, expect, it } from "vitest";
import { content } from "./testing";
import { nextId, unsentIn } from "./unsent";

class MemoryStorage implements Storage {
  private readonly items = new Map<string, string>();
  get length(): number {
    return this.items.size;
  }
  key = (index: number): string | null => [...this.items.keys()][index] ?? null;
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.items.set(key, value);
  removeItem = (key: string): void => void this.items.delete(key);
  clear = (): void => this.items.clear();
}

const waiting = (id: string) => ({ id, kind: "span" as const, uuid: "u", content: content(), revision: null });

describe("unsent changes", () => {
  it("come back in the order of making", () => {
    const unsent = unsentIn(new MemoryStorage(), "ann", 7);
    const ids = [nextId(), nextId(), nextId()];
    [...ids].reverse().forEach((id) => unsent.keep(waiting(id)));
    expect(unsent.all().map((each) => each.id)).toEqual(ids);
  });

  it("belong to one person and one assignment", () => {
    const storage = new MemoryStorage();
    unsentIn(storage, "ann", 7).keep(waiting("1"));
    expect(unsentIn(storage, "bob", 7).all()).toEqual([]);
    expect(unsentIn(storage, "ann", 71).all()).toEqual([]);
    expect(unsentIn(storage, "ann", 7).all()).toHaveLength(1);
  });

  it("survive rubbish and a full storage", () => {
    const storage = new MemoryStorage();
    storage.setItem("scarequote:unsent:ann:7:0", "{rubbish");
    storage.setItem = () => {
      throw new Error("full");
    };
    const unsent = unsentIn(storage, "ann", 7);
    expect(() => unsent.keep(waiting("1"))).not.toThrow();
    expect(unsent.all()).toEqual([]);
  });
});
