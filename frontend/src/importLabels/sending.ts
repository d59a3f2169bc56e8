import { client } from "../api/client";
import { found } from "../api/problem";

/** Sends a file as it is; sent again under its uuid it changes nothing. */
export async function send(project: string, uuid: string, file: File): Promise<void> {
  const params = { path: { project, uuid }, query: { name: file.name.slice(-200) } };
  // The client would write the body as JSON; a file travels as its bytes.
  const options = { params, body: file as unknown as string, bodySerializer: (body: unknown) => body as Blob };
  const headers = { "Content-Type": "application/octet-stream" };
  found(await client.PUT("/api/v1/projects/{project}/uploads/{uuid}/", { ...options, headers }));
}

/** `item=doc, annotator=coder` as the server takes it: what a row says, to its column. */
export function columnsOf(words: string): Record<string, string> {
  const parts = words.split(",").map((part) => part.split("="));
  const told = parts.filter((part): part is [string, string] => part.length === 2);
  return Object.fromEntries(told.map(([role, column]) => [role.trim(), column.trim()]));
}

export function inWords(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([role, column]) => `${role}=${column}`)
    .join(", ");
}
