import { client, type ImportList } from "../api/client";
import { found } from "../api/problem";

/** A source as it is chosen: a file of this disk, a pasted text, or the address of a page. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly file?: File;
  readonly text?: string;
  readonly address?: string;
}

export type Limits = ImportList["limits"];

const MEGABYTE = 1_000_000;

export function pasted(name: string, text: string): Chosen {
  return { id: crypto.randomUUID(), name, size: new TextEncoder().encode(text).length, text };
}

export function fetched(address: string): Chosen {
  return { id: crypto.randomUUID(), name: address.slice(0, 200), size: 0, address };
}

export function chosenFile(file: File): Chosen {
  return { id: crypto.randomUUID(), name: file.name.slice(-200), size: file.size, file };
}

export function isTooMuch(chosen: readonly Chosen[], limits: Limits): boolean {
  const together = chosen.reduce((sum, { file, size }) => sum + (file ? size : 0), 0);
  return (
    chosen.length > limits.files ||
    chosen.some(({ file, size }) => size > (file ? limits.each : limits.pasted) * MEGABYTE) ||
    together > limits.all * MEGABYTE
  );
}

export interface About {
  readonly outlet: string;
  readonly story: string;
  readonly language: string;
}

export function sent({ id, name, text, address }: Chosen, about: About) {
  if (address !== undefined) return { name, ...about, address };
  return { name, ...about, ...(text === undefined ? { upload: id } : { text }) };
}

/** Files travel one by one as they lie on the disk; sending one again changes nothing. */
export async function sendFiles(
  project: string,
  chosen: readonly Chosen[],
  onSent: (many: number) => void,
): Promise<void> {
  const files = chosen.flatMap(({ id, name, file }) => (file ? [{ id, name, file }] : []));
  for (const [at, { id, name, file }] of files.entries()) {
    onSent(at);
    const answer = await client.PUT("/api/v1/projects/{project}/uploads/{uuid}/", {
      params: { path: { project, uuid: id }, query: { name } },
      body: file as never,
      bodySerializer: (body: unknown) => body as Blob,
      headers: { "Content-Type": "application/octet-stream" },
    });
    found(answer);
  }
}
