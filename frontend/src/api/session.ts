/** The token that lets the page write, as the page's shell carries it. */

let token: string | null = null;

export function csrfToken(): string {
  token ??= tokenIn((globalThis as { document?: Document }).document);
  return token;
}

/**
 * Signing in again in another tab gives the browser another token. Asks for this page
 * once more and takes the new one, but only if the same person is signed in.
 */
export async function renewToken(user: string): Promise<boolean> {
  const answer = await fetch(globalThis.location.pathname, { credentials: "same-origin" });
  const page = await answer.text();
  const found = /name="csrf-token" content="([^"]+)"/.exec(page)?.[1];
  if (!found || !page.includes(`data-user="${user}"`)) return false;
  token = found;
  return true;
}

function tokenIn(page: Document | undefined): string {
  return page?.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}
