import { problemOf } from "./problem";

/** The token that lets the page write, as the page's shell carries it. */

let token: string | null = null;

export function csrfToken(): string {
  token ??= tokenIn((globalThis as { document?: Document }).document);
  return token;
}

/** Who is signed in to this browser now, compared with the person whom a page was made for. */
export type Here = "same" | "other" | "nobody";

/**
 * Signing in again, in a dialog or another tab, gives the browser another token. Asks for a page
 * once more and takes the new one, but only if the same person is signed in.
 */
export async function whoIsHere(user: string): Promise<Here> {
  const answer = await fetch("/", { credentials: "same-origin" });
  if (!answer.ok) throw new Error("the server cannot tell");
  const page = await answer.text();
  const name = /data-user="([^"]+)"/.exec(page)?.[1];
  if (name === undefined) return "nobody";
  if (name !== user) return "other";
  token = /name="csrf-token" content="([^"]+)"/.exec(page)?.[1] ?? token;
  return "same";
}

/** What became of signing in by the form in a dialog. */
export type SignedIn = { readonly done: true } | { readonly done: false; readonly sentence: string | null };

const SIGN_IN = "/accounts/login/";

/** Signs in as the sign-in page does; the server's sentence says why not, null where it has none. */
export async function signIn(login: string, password: string, language: string): Promise<SignedIn> {
  const page = await (await fetch(SIGN_IN, { credentials: "same-origin" })).text();
  const csrf = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(page)?.[1];
  // Somebody signed in meanwhile, in another tab; who it is turns out afterwards.
  if (csrf === undefined && page.includes("data-user=")) return { done: true };
  const answer = await fetch(SIGN_IN, {
    method: "POST",
    credentials: "same-origin",
    headers: { "X-CSRFToken": csrf ?? "", "X-Requested-With": "XMLHttpRequest", "Accept-Language": language },
    body: new URLSearchParams({ login, password }),
  });
  if (answer.ok) return { done: true };
  const body: unknown = await answer.json().catch(() => null);
  if (answer.status !== 429 && answer.status !== 400) throw problemOf(answer.status, body);
  return { done: false, sentence: sentenceIn(body) };
}

interface FormAnswer {
  readonly form?: {
    readonly errors?: readonly string[];
    readonly fields?: Readonly<Record<string, { readonly errors?: readonly string[] }>>;
  };
}

function sentenceIn(body: unknown): string | null {
  const form = (body as FormAnswer | null)?.form;
  const said = [...(form?.errors ?? []), ...Object.values(form?.fields ?? {}).flatMap(({ errors }) => errors ?? [])];
  return said.length > 0 ? said.join(" ") : null;
}

function tokenIn(page: Document | undefined): string {
  return page?.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}
