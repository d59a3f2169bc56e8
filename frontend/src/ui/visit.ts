/** Choices that hold while this tab is open, also across reloads; without storage until the page is left. */
export function kept(key: string): string | null {
  try {
    return sessionStorage.getItem(`scarequote.${key}`);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    sessionStorage.setItem(`scarequote.${key}`, value);
  } catch {
    // A browser may forbid storage; the choice then ends with the page.
  }
}
