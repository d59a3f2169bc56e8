import type { JSX } from "react";
import type { ChangePreview } from "../api/client";

type Shown = ChangePreview["labels"][number]["samples"][number];

/** A span in its words, leading to its article. */
export function Sample({ slug, span }: { slug: string; span: Shown }): JSX.Element {
  const href = `/projects/${slug}/texts/${span.text}/?span=${span.annotator}.${span.uuid}`;
  return (
    <a className="cited" href={href} dir="auto">
      <span className="context">{span.before}</span>
      <mark>{span.quote}</mark>
      <span className="context">{span.after}</span> <span className="quiet">{span.annotator}</span>
    </a>
  );
}
