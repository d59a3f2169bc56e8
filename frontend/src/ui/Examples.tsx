import type { JSX } from "react";
import type { Example } from "../api/client";
import { MarkedExample } from "./MarkedExample";

interface ListProps {
  readonly examples: readonly Example[];
  readonly className?: string;
}

export function ExampleList({ examples, className = "" }: ListProps): JSX.Element {
  return (
    <ul className={className}>
      {examples.map((example) => (
        <li key={example.text} dir="auto">
          <MarkedExample example={example} />
        </li>
      ))}
    </ul>
  );
}

interface Props extends ListProps {
  readonly title: string;
  /** Of the heading, below that of the label. */
  readonly level: "h3" | "h4";
}

/** Examples under their heading; without any, nothing. */
export function Examples({ title, level: Heading, ...list }: Props): JSX.Element | null {
  if (list.examples.length === 0) return null;
  return (
    <>
      <Heading>{title}</Heading>
      <ExampleList {...list} />
    </>
  );
}
