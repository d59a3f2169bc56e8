/** Names that sort in the order of making, whatever the clock says; no two tabs make the same. */
export function namesAfter(left: readonly string[]): () => string {
  const tab = tabName();
  let made = Math.max(0, ...left.map(placeOf));
  return () => {
    made += 1;
    return `${made.toString().padStart(9, "0")}-${tab}`;
  };
}

function placeOf(name: string): number {
  return Number.parseInt(name, 10) || 0;
}

function tabName(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number.toString(36);
}
