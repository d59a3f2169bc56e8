/** An error answer of the server (RFC 9457), read with care: a proxy may answer in its place. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly sentence: string,
    /** The rest of what the server said. */
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(sentence);
  }
}

export function problemOf(status: number, body: unknown): Problem {
  const fields = isRecord(body) ? body : {};
  const sentences = [text(fields.detail), ...fieldSentences(fields.errors)];
  return new Problem(status, text(fields.code), sentences.reduce(told, ""), fields);
}

/** The data of an answer, or a thrown problem: what a query wants. */
export function found<Data>(answer: {
  data?: Data;
  error?: unknown;
  response: Response;
}): NonNullable<Data> {
  if (answer.data !== undefined && answer.data !== null) return answer.data;
  throw problemOf(answer.response.status, answer.error);
}

/** The fields' sentences are often the detail once more: nothing is said twice. */
function told(already: string, sentence: string): string {
  if (already.includes(sentence)) return already;
  return already === "" ? sentence : `${already} ${sentence}`;
}

function fieldSentences(errors: unknown): string[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((error: unknown) => (isRecord(error) ? text(error.detail) : ""));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
