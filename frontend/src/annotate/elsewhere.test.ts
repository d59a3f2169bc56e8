import { beforeEach, describe, expect, it } from "vitest";
import type { Span } from "../api/client";
import type { Content } from "./marks";
import { accept, json, left, quiet, U1, World, type Answer } from "./savingTesting";
import { content, unsentInMemory } from "./testing";

function stale(current: Span | null): Answer {
  return () => json(409, { status: 409, code: "stale", detail: "Newer.", current });
}

let world: World;

beforeEach(() => {
  world = new World();
});

describe("what was changed elsewhere", () => {
  it("keeps both states of a stale change until the person has chosen", async () => {
    const theirs: Span = { ...content({ note: "theirs" }), uuid: U1, origin: "hand", revision: 5, deleted: false };
    world.server.answers = [stale(theirs), accept];
    const unsent = unsentInMemory();
    const queue = world.saving(unsent, new Map([[U1, 1]]));
    queue.add({ kind: "span", uuid: U1, content: content({ note: "mine" }) });
    await quiet();
    expect(world.news).toEqual([{ type: "stale", uuid: U1, theirs: content({ note: "theirs" }) }]);
    expect(queue.standing.disputed).toBe(1);
    expect(unsent.kept.size).toBe(1);
    queue.settleAllBut(() => false);
    queue.add({ kind: "span", uuid: U1, content: content({ note: "mine" }) });
    await quiet();
    expect(world.server.seen.at(-1)?.body?.revision).toBe(5);
    expect(unsent.kept.size).toBe(0);
  });

  const stored = (more: Partial<Content>, revision: number): Span => {
    return { ...content(more), uuid: U1, origin: "hand", revision, deleted: false };
  };

  it("calls saved what another tab has sent already, and disputes nothing", async () => {
    world.server.answers = [stale(stored({ label: "loaded" }, 2)), accept];
    const unsent = unsentInMemory();
    const queue = world.saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    queue.add({ kind: "span", uuid: U1, content: content({ label: "loaded" }) });
    await quiet();
    expect(world.server.seen).toHaveLength(1);
    expect(world.news).toEqual([{ type: "stored", uuid: U1, content: content({ label: "loaded" }) }]);
    expect(queue.standing).toEqual({ waiting: 0, disputed: 0, held: 0, trouble: null, kept: true, keeping: false });
    expect(unsent.kept.size).toBe(0);
    queue.add({ kind: "span", uuid: U1, content: null });
    await quiet();
    expect(world.server.seen.at(-1)?.ifMatch).toBe('"2"');
  });

  it("goes on from the revision of another tab that has sent the first of two changes", async () => {
    world.server.answers = [stale(stored({}, 1)), accept];
    const queue = world.saving();
    queue.add({ kind: "span", uuid: U1, content: content() });
    queue.add({ kind: "span", uuid: U1, content: content({ label: "loaded" }) });
    await quiet();
    expect(world.server.seen.map(({ body }) => [body?.label, body?.revision])).toEqual([
      ["scare", 0],
      ["loaded", 1],
    ]);
    expect(queue.standing.disputed).toBe(0);
  });

  it("leaves to another tab what that tab has sent", async () => {
    const unsent = unsentInMemory([left("1", 0, true), left("2", null, false, { note: "n" })]);
    const queue = world.saving(unsent);
    unsent.kept.clear();
    world.onServer.set(U1, { content: content({ note: "n" }), revision: 2 });
    await queue.run();
    expect(world.server.seen).toEqual([]);
    expect(world.news).toEqual([{ type: "stored", uuid: U1, content: content({ note: "n" }) }]);
    queue.add({ kind: "span", uuid: U1, content: null });
    await quiet();
    expect(world.server.seen.at(-1)?.ifMatch).toBe('"2"');
  });

  it("asks when another tab went on with what a change of this one rests on", async () => {
    const unsent = unsentInMemory([left("1", 0, true), left("2", null, false, { note: "mine" })]);
    const queue = world.saving(unsent);
    unsent.kept.delete("1");
    world.onServer.set(U1, { content: content({ note: "theirs" }), revision: 2 });
    await queue.run();
    expect(world.server.seen).toEqual([]);
    expect(world.news).toEqual([{ type: "stale", uuid: U1, theirs: content({ note: "theirs" }) }]);
    expect(queue.standing.disputed).toBe(1);
  });
});
