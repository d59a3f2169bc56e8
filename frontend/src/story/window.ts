/** Which articles stand side by side: as many as there is room for, the current one among them. */
export function windowFrom(start: number, current: number, room: number, total: number): number {
  const latest = Math.max(0, total - room);
  const holding = Math.min(Math.max(start, current - room + 1), current);
  return Math.min(Math.max(0, holding), latest);
}

export function stepped(current: number, by: 1 | -1, total: number): number {
  return Math.min(Math.max(0, current + by), Math.max(0, total - 1));
}
