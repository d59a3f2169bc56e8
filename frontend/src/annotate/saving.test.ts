import { beforeEach, describe, expect, it } from "vitest";
import type { Content } from "./marks";
import { accept, json, left, problem, quiet, U1, U2, World, type Answer } from "./savingTesting";
import { content, unsentInMemory } from "./testing";

const offline: Answer = () => new TypeError("Failed to fetch");

let world: World;

beforeEach(() => {
  world = new World();
});

describe("saving", () => {
  it("sends one request per change and then says saved", async () => {
    const unsent = unsentInMemory();
    const queue = world.saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    expect(queue.standing).toEqual({ waiting: 1, disputed: 0, held: 0, trouble: null, kept: true, keeping: true });
    await quiet();
    expect(world.server.seen).toHaveLength(1);
    expect(world.server.seen[0]?.body).toEqual({ ...content(), revision: 0, codebook: 1 });
    expect(world.news).toEqual([{ type: "stored", uuid: U1, content: content() }]);
    expect(queue.standing).toEqual({ waiting: 0, disputed: 0, held: 0, trouble: null, kept: true, keeping: false });
    expect(unsent.kept.size).toBe(0);
  });

  it("never sends two at once, and gives each change the revision of the one before", async () => {
    const queue = world.saving();
    queue.add({ kind: "span", uuid: U1, content: content() });
    queue.add({ kind: "span", uuid: U1, content: content({ note: "n" }) });
    queue.add({ kind: "span", uuid: U1, content: null });
    queue.add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    expect(world.server.seen.map(({ method, body, ifMatch }) => [method, body?.revision ?? ifMatch])).toEqual([
      ["PUT", 0],
      ["PUT", 1],
      ["DELETE", '"2"'],
      ["PUT", 3],
    ]);
  });

  it.each([
    ["a lost connection", offline],
    ["a server error", problem(503)],
    ["too many requests", problem(429)],
    ["a request that took too long", problem(408)],
    ["a request that came too early", problem(425)],
  ])("repeats the same request after %s", async (_, answer) => {
    world.server.answers = [answer, answer, accept];
    world.saving().add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    expect(world.server.seen).toHaveLength(3);
    expect(new Set(world.server.seen.map((seen) => JSON.stringify(seen))).size).toBe(1);
    expect(world.waits).toEqual([1_000, 2_000]);
  });

  it("waits as long as the server asks", async () => {
    world.server.answers = [() => json(429, {}, { "Retry-After": "7" }), accept];
    world.saving().add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    expect(world.waits).toEqual([7_000]);
  });

  it("sends what is typed once, after a pause, and calls it waiting from the first letter", async () => {
    const unsent = unsentInMemory();
    const queue = world.saving(unsent);
    for (const note of ["w", "wh", "why"]) {
      queue.add({ kind: "span", uuid: U1, content: content({ note }), typing: "note" });
      expect(queue.standing.waiting).toBe(1);
      expect([...unsent.kept.values()].map((each) => (each.content as Content | null)?.note)).toEqual([note]);
    }
    await quiet();
    expect(world.server.seen.map((seen) => seen.body?.note)).toEqual(["why"]);
    expect(new Set(world.waits)).toEqual(new Set([600]));
    expect([queue.standing.waiting, unsent.kept.size]).toEqual([0, 0]);
  });

  it("leaves a text that is on its way as it is and sends the longer one after it", async () => {
    const queue = world.saving();
    world.server.answers = [
      (seen) => {
        queue.add({ kind: "span", uuid: U1, content: content({ note: "wh" }), typing: "note" });
        queue.add({ kind: "span", uuid: U1, content: content({ note: "why" }), typing: "note" });
        return accept(seen);
      },
      accept,
    ];
    queue.add({ kind: "span", uuid: U1, content: content({ note: "w" }), typing: "note" });
    await quiet();
    expect(world.server.seen.map(({ body }) => [body?.note, body?.revision])).toEqual([
      ["w", 0],
      ["why", 1],
    ]);
  });

  it.each([401, 403])("keeps everything when signed out (%i) and sends it after a retry", async (status) => {
    world.server.answers = [problem(status), accept];
    const unsent = unsentInMemory();
    const queue = world.saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    queue.add({ kind: "span", uuid: U2, content: content() });
    await quiet();
    expect(world.server.seen).toHaveLength(1);
    expect(queue.standing).toEqual({ waiting: 2, disputed: 0, held: 0, trouble: "signed_out", kept: true, keeping: false });
    expect(unsent.kept.size).toBe(2);
    queue.retry();
    await quiet();
    expect(queue.standing.waiting).toBe(0);
  });

  it("calls a change kept only when the disk has it", async () => {
    const unsent = unsentInMemory();
    const write = unsent.write.bind(unsent);
    let written = (): void => undefined;
    unsent.write = (keeping) => new Promise<void>((resolve) => (written = resolve)).then(() => write(keeping));
    world.server.answers = [problem(401)];
    const queue = world.saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    written();
    await quiet();
    written();
    await quiet();
    expect(queue.standing).toMatchObject({ trouble: "signed_out", keeping: false });
    queue.add({ kind: "span", uuid: U2, content: content() });
    await quiet();
    expect(queue.standing).toMatchObject({ waiting: 2, kept: true, keeping: true });
    written();
    await quiet();
    expect(queue.standing).toMatchObject({ waiting: 2, kept: true, keeping: false });
  });

  it("says that nothing is kept where the browser refuses, sends all the same, and says when it is again", async () => {
    const unsent = unsentInMemory();
    const write = unsent.write.bind(unsent);
    unsent.write = () => Promise.reject(new Error("the storage is full"));
    world.server.answers = [problem(401), accept];
    const queue = world.saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    expect(queue.standing).toEqual({ waiting: 1, disputed: 0, held: 0, trouble: "signed_out", kept: false, keeping: false });
    unsent.write = write;
    queue.add({ kind: "span", uuid: U2, content: content() });
    await quiet();
    expect([queue.standing.kept, unsent.kept.size]).toEqual([true, 2]);
    queue.retry();
    await quiet();
    expect(world.server.seen.map(({ uuid }) => uuid)).toEqual([U1, U1, U2]);
    expect([queue.standing.waiting, unsent.kept.size]).toEqual([0, 0]);
  });

  it("keeps the revision that a change was made on, whatever happens elsewhere before it is sent", async () => {
    const unsent = unsentInMemory();
    const queue = world.saving(unsent, new Map([[U1, 3]]));
    world.server.answers = [problem(401)];
    queue.add({ kind: "span", uuid: U1, content: content({ note: "a" }) });
    queue.add({ kind: "span", uuid: U1, content: content({ note: "b" }) });
    await quiet();
    expect([...unsent.kept.values()].map(({ revision }) => revision)).toEqual([3, null]);
    // At the next visit somebody has gone on to 9: the kept change still says what it was made on.
    world.server.answers = [accept];
    const next = world.saving(unsentInMemory([...unsent.kept.values()]), new Map([[U1, 9]]));
    await next.run();
    expect(world.server.seen.map(({ body }) => body?.revision)).toEqual([3, 3, 4]);
  });

  it("sends after a reload what an earlier visit could not, with the same revision", async () => {
    const unsent = unsentInMemory([left("1", 4, true)]);
    const queue = world.saving(unsent, new Map([[U1, 9]]));
    expect(queue.standing.waiting).toBe(1);
    await queue.run();
    expect(world.server.seen[0]?.body?.revision).toBe(4);
    expect(unsent.kept.size).toBe(0);
  });
});
