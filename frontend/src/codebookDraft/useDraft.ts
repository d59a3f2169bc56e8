import { useCallback, useEffect, useState } from "react";
import { client, type CodebookContent, type Draft, type Trouble } from "../api/client";
import { problemOf } from "../api/problem";
import { useLeaving } from "../ui/useLeaving";
import { saver, type Saver, type Sent, type Standing } from "./saving";

export interface Desk {
  readonly content: CodebookContent;
  readonly standing: Standing;
  readonly troubles: readonly Trouble[];
  readonly change: (content: CodebookContent) => void;
  readonly saver: Saver;
}

async function send(project: string, content: CodebookContent, revision: number): Promise<Sent> {
  const params = { path: { project } };
  const answer = await client.PUT("/api/v1/projects/{project}/codebook/draft/", { params, body: { content, revision } });
  if (answer.data) return { kind: "saved", draft: answer.data };
  if (answer.response.status === 409) return { kind: "stale", current: currentIn(answer.error) };
  if (answer.response.status === 500) return { kind: "failed" };
  if (answer.response.status > 500) throw problemOf(answer.response.status, answer.error);
  const { sentence } = problemOf(answer.response.status, answer.error);
  return { kind: "refused", sentence, troubles: troublesIn(answer.error) };
}

function currentIn(error: object): Draft | null {
  return "current" in error ? (error.current as Draft | null) : null;
}

function troublesIn(error: { errors?: readonly Trouble[] } | undefined): Trouble[] {
  const errors = error?.errors ?? [];
  return errors.map((one) => ({ ...one, pointer: one.pointer.replace(/^\/content/, "") }));
}

/** The draft on the screen, and what is true of it. */
export function useDraft(project: string, first: Draft): Desk {
  const [content, setContent] = useState(first.content);
  const [standing, setStanding] = useState<Standing>({ kind: "saved" });
  const [troubles, setTroubles] = useState<readonly Trouble[]>(first.troubles);
  const [one] = useState(() =>
    saver(first, (words, revision) => send(project, words, revision), { standing: setStanding, troubles: setTroubles }),
  );
  useLeaving(standing.kind !== "saved");
  useEffect(() => one.stop, [one]);
  const change = useCallback(
    (next: CodebookContent) => {
      setContent(next);
      one.change(next);
    },
    [one],
  );
  return { content, standing, troubles, change, saver: one };
}
