/** Sources as they are sent: bytes as they lie on the disk, so that the server alone decodes them. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A pasted text is words already; it travels as such. */
  readonly text?: string;
}

export interface Limits {
  readonly files: number;
  readonly each: number;
  readonly all: number;
}

const MEGABYTE = 1_000_000;
const CHUNK = 0x8000; // more arguments than this a call may not take

export function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

export function pasted(name: string, text: string): Chosen {
  return { id: crypto.randomUUID(), name, bytes: new TextEncoder().encode(text), text };
}

export async function chosenFile(file: File): Promise<Chosen> {
  return { id: crypto.randomUUID(), name: file.name.slice(-200), bytes: new Uint8Array(await file.arrayBuffer()) };
}

export function isTooMuch(chosen: readonly Chosen[], limits: Limits): boolean {
  const sizes = chosen.map(({ bytes }) => bytes.length);
  const together = sizes.reduce((sum, size) => sum + size, 0);
  return (
    sizes.length > limits.files ||
    sizes.some((size) => size > limits.each * MEGABYTE) ||
    together > limits.all * MEGABYTE
  );
}

export interface About {
  readonly outlet: string;
  readonly story: string;
  readonly language: string;
}

export function sent({ name, bytes, text }: Chosen, about: About) {
  return { name, ...about, ...(text === undefined ? { content: base64(bytes) } : { text }) };
}
