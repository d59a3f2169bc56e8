import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { content } from "../annotate/testing";
import { forgetOlder, olderOf } from "./older";
import { namesAfter } from "./order";

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

const change = (id: string) => ({ id, kind: "span" as const, uuid: "u", content: content(), revision: null, sent: false });
const ANNS = { user: "ann", assignment: 7, codebook: 2, headline: "Dam" };

let outbox: typeof import("./outbox");

beforeEach(async () => {
  vi.resetModules();
  globalThis.indexedDB = new IDBFactory();
  globalThis.localStorage = new MemoryStorage();
  outbox = await import("./outbox");
});

describe("the outbox of a browser", () => {
  it("gives back at the next visit what was left, in the order of making", async () => {
    const unsent = await outbox.openOutbox(ANNS);
    const ids = [unsent.nextId(), unsent.nextId(), unsent.nextId()];
    for (const id of [...ids].reverse()) await unsent.write({ keep: [change(id)] });
    await unsent.write({ keep: [change(unsent.nextId())], drop: [ids[1] ?? ""] });
    const again = await outbox.openOutbox(ANNS);
    expect(again.left.map(({ id }) => id)).toEqual([ids[0], ids[2], expect.stringMatching(/^000000004-/)]);
    expect(again.left[0]).toEqual({ ...change(ids[0] ?? ""), codebook: 2, headline: "Dam" });
    expect(await again.ids()).toEqual(new Set(again.left.map(({ id }) => id)));
  });

  it("belongs to one person and one assignment", async () => {
    await (await outbox.openOutbox(ANNS)).write({ keep: [change("1")] });
    await (await outbox.openOutbox({ ...ANNS, assignment: 8 })).write({ keep: [change("1")] });
    expect((await outbox.openOutbox({ ...ANNS, user: "bob" })).left).toEqual([]);
    expect((await outbox.openOutbox({ ...ANNS, assignment: 71 })).left).toEqual([]);
    expect([...(await outbox.waitingOf("ann")).keys()]).toEqual([7, 8]);
    expect([await outbox.countOf("ann"), await outbox.countOf("an"), await outbox.countOf("bob")]).toEqual([2, 0, 0]);
  });

  it("is emptied of one person's work alone", async () => {
    await (await outbox.openOutbox(ANNS)).write({ keep: [change("1")] });
    await (await outbox.openOutbox({ ...ANNS, user: "bob" })).write({ keep: [change("1")] });
    await outbox.forgetAllOf("ann");
    expect([await outbox.countOf("ann"), await outbox.countOf("bob")]).toEqual([0, 1]);
  });

  it("takes over once what a page of before kept in another place", async () => {
    const before = { kind: "span", uuid: "u", content: content(), revision: null };
    localStorage.setItem("scarequote:unsent:ann:7:000000000000002-000001", JSON.stringify({ ...before, id: "2", revision: 3 }));
    localStorage.setItem("scarequote:unsent:ann:7:000000000000001-000001", JSON.stringify({ ...before, id: "1", kind: undefined }));
    localStorage.setItem("scarequote:unsent:ann:8:000000000000001-000001", JSON.stringify({ ...before, id: "1" }));
    localStorage.setItem("scarequote:unsent:ann:7:0", "{rubbish");
    localStorage.setItem("scarequote:unsent:bob:7:000000000000001-000001", JSON.stringify({ ...before, id: "1" }));
    expect(await outbox.countOf("ann")).toBe(3);
    const { left } = await outbox.openOutbox(ANNS);
    expect(left.map(({ kind, revision, sent }) => [kind, revision, sent])).toEqual([
      ["span", null, false],
      ["span", 3, true],
    ]);
    expect((await outbox.openOutbox(ANNS)).left).toHaveLength(2);
    expect([...(await outbox.waitingOf("ann")).values()].map((entries) => entries.length)).toEqual([2, 1]);
    expect(olderOf("ann").size).toBe(0);
    expect(olderOf("bob").size).toBe(1);
  });

  it("opens empty where the browser forbids storage, and says so when it is written to", async () => {
    vi.spyOn(globalThis.indexedDB, "open").mockImplementation(() => {
      throw new DOMException("no", "SecurityError");
    });
    const unsent = await outbox.openOutbox(ANNS);
    expect(unsent.left).toEqual([]);
    await expect(unsent.write({ keep: [change("1")] })).rejects.toThrow("no");
    await expect(outbox.countOf("ann")).rejects.toThrow("no");
  });
});

describe("the order of changes", () => {
  it("does not ask the clock", () => {
    vi.useFakeTimers({ now: new Date("2026-06-01") });
    const next = namesAfter([]);
    const first = [next(), next()];
    vi.setSystemTime(new Date("2020-01-01"));
    const later = namesAfter(first);
    const all = [...first, next(), later(), later()];
    vi.useRealTimers();
    expect([...all].sort().slice(0, 2)).toEqual(first);
    expect(all.map((name) => Number.parseInt(name, 10))).toEqual([1, 2, 3, 3, 4]);
    expect(new Set(all).size).toBe(5);
  });
});

it("forgets an older entry only when told", () => {
  localStorage.setItem("scarequote:unsent:ann:7:1", JSON.stringify(change("1")));
  const older = olderOf("ann").get(7) ?? [];
  expect(olderOf("ann").get(7)).toHaveLength(1);
  forgetOlder(older);
  expect(olderOf("ann").size).toBe(0);
});
