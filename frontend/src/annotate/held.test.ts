import { beforeEach, describe, expect, it } from "vitest";
import { accept, json, problem, quiet, U1, U2, World, type Answer } from "./savingTesting";
import { content, unsentInMemory } from "./testing";

const refuse: Answer = () => json(409, { status: 409, code: "linked_otherwise", detail: "Something live is there." });

let world: World;

beforeEach(() => {
  world = new World();
});

describe("what the server does not take", () => {
  it("takes a refused change back with the server's sentence and goes on with the next", async () => {
    world.server.answers = [refuse, accept];
    const queue = world.saving();
    queue.add({ kind: "span", uuid: U1, content: content() });
    queue.add({ kind: "span", uuid: U1, content: content({ note: "rests on the first" }) });
    queue.add({ kind: "span", uuid: U2, content: content() });
    await quiet();
    expect(world.server.seen.map((seen) => seen.uuid)).toEqual([U1, U2]);
    expect(world.news[0]).toEqual({ type: "refused", uuid: U1, sentence: "Something live is there." });
  });

  const unknownLabel = problem(400, "invalid", "unknown_label");

  it("keeps a change whose label is gone, goes on with the others, and discards it alone", async () => {
    world.server.answers = [unknownLabel, accept];
    const unsent = unsentInMemory();
    const queue = world.saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    queue.add({ kind: "span", uuid: U2, content: content() });
    await quiet();
    expect(world.server.seen.map(({ uuid }) => uuid)).toEqual([U1, U2]);
    expect(queue.standing).toEqual({ waiting: 1, disputed: 0, held: 1, trouble: "held", kept: true, keeping: false });
    expect([...unsent.kept.values()].map(({ uuid }) => uuid)).toEqual([U1]);
    world.server.answers = [problem(401)];
    queue.add({ kind: "span", uuid: U2, content: content({ note: "valid" }) });
    await quiet();
    queue.discard();
    expect([...unsent.kept.values()].map(({ uuid }) => uuid)).toEqual([U2]);
    expect(world.news.at(-1)).toEqual({ type: "refused", uuid: U1, sentence: "A sentence." });
  });

  it("sends in place of such a change what the person makes of it, and nothing when it is removed", async () => {
    world.server.answers = [unknownLabel, accept];
    const unsent = unsentInMemory();
    const queue = world.saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content({ label: "gone" }) });
    await quiet();
    queue.add({ kind: "span", uuid: U1, content: content({ label: "loaded" }) });
    await quiet();
    expect(world.server.seen.map(({ body }) => [body?.label, body?.revision])).toEqual([
      ["gone", 0],
      ["loaded", 0],
    ]);
    world.server.answers = [unknownLabel];
    queue.add({ kind: "span", uuid: U2, content: content({ label: "gone" }) });
    await quiet();
    queue.add({ kind: "span", uuid: U2, content: null });
    await quiet();
    expect(world.server.seen).toHaveLength(3);
    expect(world.news.at(-1)).toEqual({ type: "stored", uuid: U2, content: null });
    expect([queue.standing.waiting, queue.standing.trouble, unsent.kept.size]).toEqual([0, null, 0]);
  });

  it("sends a link once its span has found a place", async () => {
    const link = { type: "continues", source: U1, target: U1 };
    world.server.answers = [unknownLabel, problem(400, "invalid", "unknown_span"), accept];
    const queue = world.saving();
    queue.add({ kind: "span", uuid: U1, content: content({ label: "gone" }) });
    queue.add({ kind: "link", uuid: U2, content: link });
    await quiet();
    expect(queue.standing.held).toBe(2);
    queue.add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    expect(world.server.seen.map(({ uuid }) => uuid)).toEqual([U1, U2, U1, U2]);
    expect(queue.standing.waiting).toBe(0);
  });

  it("asks which shall stay when the same label was put there elsewhere, and keeps both until then", async () => {
    world.server.answers = [problem(409, "overlaps")];
    const unsent = unsentInMemory();
    const queue = world.saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content({ note: "mine", confidence: 2 }) });
    await quiet();
    expect(world.news).toEqual([{ type: "overlapped", uuid: U1, theirs: null }]);
    expect([queue.standing.disputed, unsent.kept.size]).toEqual([1, 1]);
  });

  it.each([400, 405, 413, 423])("keeps what an answer that is not ours refuses (%i)", async (status) => {
    world.server.answers = [() => new Response("<html>", { status })];
    const unsent = unsentInMemory();
    const queue = world.saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    expect([queue.standing.held, unsent.kept.size]).toEqual([1, 1]);
    world.server.answers = [accept];
    queue.retry();
    await quiet();
    expect([queue.standing.waiting, unsent.kept.size]).toEqual([0, 0]);
  });

  it("holds what comes too late for a submitted assignment, and drops it only on request", async () => {
    world.server.answers = [problem(409, "submitted")];
    const unsent = unsentInMemory();
    const queue = world.saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    expect(queue.standing).toEqual({ waiting: 1, disputed: 0, held: 1, trouble: "held", kept: true, keeping: false });
    expect(unsent.kept.size).toBe(1);
    queue.discard();
    expect(world.news.at(-1)).toEqual({ type: "refused", uuid: U1, sentence: "A sentence." });
    expect(unsent.kept.size).toBe(0);
  });
});
