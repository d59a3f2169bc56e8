import { expect, it } from "vitest";
import { content } from "../annotate/testing";
import { noting } from "./left";

const WAITING = { kind: "span", uuid: "u1", content: content(), id: "1", revision: 1, sent: true } as const;

it("leaves in the journal the revisions that it has made", async () => {
  let journal: unknown = { undo: [], redo: [], under: "1 1", revisions: [["u1", 1], ["u2", 4]] };
  const store = {
    read: () => Promise.resolve(journal),
    write: (written: unknown) => {
      journal = written;
      return Promise.resolve();
    },
  };
  const send = noting(() => Promise.resolve({ kind: "stored", content: null, revision: 2 }), store);
  await send(WAITING, 1);
  expect(journal).toEqual({ undo: [], redo: [], under: "1 1", revisions: [["u2", 4], ["u1", 2]] });
});
