import type { JSX, ReactNode } from "react";

interface Props {
  readonly kind: string;
  readonly children: ReactNode;
}

/** A block of an article as it is set: the headline, a subheading, or a paragraph of some kind. */
export function BlockElement({ kind, children }: Props): JSX.Element {
  switch (kind) {
    case "headline":
      return <h1 dir="auto">{children}</h1>;
    case "subheading":
      return <h2 dir="auto">{children}</h2>;
    default:
      return (
        <p className={kind} dir="auto">
          {children}
        </p>
      );
  }
}
