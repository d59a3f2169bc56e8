import type { CSSProperties, JSX, ReactNode } from "react";

interface Props {
  readonly kind: string;
  readonly children: ReactNode;
  /** How long it is, for the room it takes in a long text before it is laid out. */
  readonly points?: number;
}

/** A block of an article as it is set: the headline, a subheading, or a paragraph of some kind. */
export function BlockElement({ kind, children, points }: Props): JSX.Element {
  const room: CSSProperties & Record<"--points", number | undefined> = { "--points": points };
  switch (kind) {
    case "headline":
      return <h1 dir="auto">{children}</h1>;
    case "subheading":
      return <h2 dir="auto">{children}</h2>;
    default:
      return (
        <p className={kind} dir="auto" style={room}>
          {children}
        </p>
      );
  }
}
