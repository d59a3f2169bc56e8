import type { JSX } from "react";
import { useKeyboard } from "./KeyboardContext";
import type { Act } from "./keyTable";
import { useChordName } from "./useChordName";

interface Props {
  readonly act: Act;
  readonly className?: string;
  readonly title?: string;
  /** From screen readers: the control says it itself. */
  readonly hidden?: boolean;
}

/** The act's key in force; nothing where it has none. */
export function Key({ act, className, title, hidden }: Props): JSX.Element | null {
  const named = useChordName();
  const chord = useKeyboard().keys.get(act)?.[0];
  if (chord === undefined) return null;
  return (
    <kbd className={className} title={title} aria-hidden={hidden}>
      {named(chord)}
    </kbd>
  );
}
