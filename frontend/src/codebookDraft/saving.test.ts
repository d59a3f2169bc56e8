import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CodebookContent, Draft } from "../api/client";
import { saver, type Sent, type Standing } from "./saving";

const NOTHING: CodebookContent = {
  title: "", principle: "", families: [], labels: [], link_types: [], questions: [], guidelines: [],
};
const NO_SLUGS = { families: [], labels: [], link_types: [], questions: [], attributes: {} };
const FIRST: Draft = { number: 2, revision: 1, content: NOTHING, published_slugs: NO_SLUGS, troubles: [] };

function titled(title: string): CodebookContent {
  return { ...NOTHING, title };
}

function desk(answer: (content: CodebookContent, revision: number) => Sent | Error) {
  const said: Standing["kind"][] = [];
  const sent: [string, number][] = [];
  const told = { standing: ({ kind }: Standing) => void said.push(kind), troubles: () => undefined };
  const one = saver(FIRST, (content, revision) => {
    sent.push([content.title, revision]);
    const got = answer(content, revision);
    return got instanceof Error ? Promise.reject(got) : Promise.resolve(got);
  }, told);
  return { one, said, sent };
}

const fine = (content: CodebookContent, revision: number): Sent => ({
  kind: "saved",
  draft: { ...FIRST, content, revision: revision + 1 },
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("saving a draft", () => {
  it("waits for a pause, sends the newest words once, and only then says saved", async () => {
    const { one, said, sent } = desk(fine);
    one.change(titled("a"));
    one.change(titled("ab"));
    expect(said).toEqual(["unsaved", "unsaved"]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([["ab", 1]]);
    expect(said.at(-1)).toBe("saved");
  });

  it("says saved again when the words are taken back before they were sent", async () => {
    const { one, said, sent } = desk(fine);
    one.change(titled("a"));
    one.change(FIRST.content);
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([]);
    expect(said.at(-1)).toBe("saved");
  });

  it("sends what was written meanwhile under the next revision", async () => {
    const { one, sent } = desk((content, revision) => {
      if (content.title === "a") one.change(titled("ab"));
      return fine(content, revision);
    });
    one.change(titled("a"));
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([["a", 1], ["ab", 2]]);
  });

  it("asks an unreachable server again, and says so until then", async () => {
    let down = true;
    const { one, said, sent } = desk((content, revision) => (down ? new Error("down") : fine(content, revision)));
    one.change(titled("a"));
    await vi.advanceTimersByTimeAsync(1000);
    expect(said.at(-1)).toBe("unreachable");
    down = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(said.at(-1)).toBe("saved");
    expect(sent).toHaveLength(2);
  });

  it("does not call a server unreachable that answered with a fault, and asks it again", async () => {
    let broken = true;
    const { one, said } = desk((content, revision) => (broken ? { kind: "failed" } : fine(content, revision)));
    one.change(titled("a"));
    await vi.advanceTimersByTimeAsync(1000);
    expect(said.at(-1)).toBe("failed");
    broken = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(said.at(-1)).toBe("saved");
  });

  it("sends nothing more over somebody else's words, until told to", async () => {
    const { one, said, sent } = desk((content, revision) =>
      revision === 1 ? { kind: "stale", current: { ...FIRST, revision: 5 } } : fine(content, revision),
    );
    one.change(titled("a"));
    await vi.advanceTimersByTimeAsync(1000);
    one.change(titled("ab"));
    await vi.advanceTimersByTimeAsync(9000);
    expect(said.at(-1)).toBe("stale");
    expect(sent).toHaveLength(1);
    one.goOn(5);
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent.at(-1)).toEqual(["ab", 5]);
    expect(said.at(-1)).toBe("saved");
  });

  it("says what was refused, and tries again with the next words", async () => {
    const { one, said } = desk((content, revision) =>
      content.title === "bad" ? { kind: "refused", troubles: [], sentence: "No." } : fine(content, revision),
    );
    one.change(titled("bad"));
    await vi.advanceTimersByTimeAsync(1000);
    expect(said.at(-1)).toBe("refused");
    one.change(titled("good"));
    expect(await one.flush()).toBe(true);
    expect(said.at(-1)).toBe("saved");
  });
});
