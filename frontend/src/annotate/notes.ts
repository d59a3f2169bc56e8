/** A margin note: where its line is, and how tall the note is. */
export interface Note {
  readonly wanted: number;
  readonly height: number;
}

/** Tops for notes that would rather stand at their lines but must not touch one another. */
export function pushedApart(notes: readonly Note[], gap: number): number[] {
  let free = 0;
  return notes.map(({ wanted, height }) => {
    const top = Math.max(wanted, free);
    free = top + height + gap;
    return top;
  });
}
