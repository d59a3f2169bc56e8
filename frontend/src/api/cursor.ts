/** The cursor inside the address of a next page. */
export function cursorIn(address: string | null | undefined): string | null {
  if (!address) return null;
  return new URL(address, globalThis.location.origin).searchParams.get("cursor");
}
