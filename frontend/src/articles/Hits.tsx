import type { JSX } from "react";
import type { ArticleRow } from "../api/client";

type Parts = NonNullable<ArticleRow["hits"]>["headline"];

/** Words with what was looked for marked in them. */
export function Hits({ parts }: { readonly parts: Parts }): JSX.Element {
  return (
    <>
      {parts.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>))}
    </>
  );
}
