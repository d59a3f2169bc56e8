import { problemOf } from "../api/problem";

export interface Progress {
  readonly bytes: number;
  readonly lines: number;
}

const NEWLINE = 10;

/** Fetches a file and tells how far it is. A refusal or a cut connection throws. */
export async function fetched(
  address: string,
  signal: AbortSignal,
  tell: (progress: Progress) => void,
): Promise<Blob> {
  const answer = await fetch(address, { credentials: "same-origin", signal });
  if (!answer.ok || answer.body === null) throw problemOf(answer.status, await bodyOf(answer));
  // The browser itself gathers the blob, on disk where it is large.
  return new Response(answer.body.pipeThrough(counting(tell))).blob();
}

export function counting(tell: (progress: Progress) => void): TransformStream<Uint8Array, Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  let lines = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.length;
      lines += chunk.reduce((sum, byte) => sum + (byte === NEWLINE ? 1 : 0), 0);
      tell({ bytes, lines });
      controller.enqueue(new Uint8Array(chunk));
    },
  });
}

export function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Later, since the browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function bodyOf(answer: Response): Promise<unknown> {
  return answer.json().catch(() => null);
}
