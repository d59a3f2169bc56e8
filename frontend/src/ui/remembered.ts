/** Small choices kept in this browser; without storage they hold until the page is left. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`scarequote.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`scarequote.${key}`, value);
  } catch {
    // A private window may forbid storage; the choice then ends with the page.
  }
}
