import type { JSX } from "react";
import Parsed from "react-markdown";

/** A page's headings lie below the page's own, so that the outline stays one. */
const BELOW = { h1: "h3", h2: "h4", h3: "h5", h4: "h6" } as const;

/** Markdown as elements; HTML in it stays text, and pictures from elsewhere are not fetched. */
export function Markdown({ text }: { readonly text: string }): JSX.Element {
  return (
    <div className="markdown" dir="auto">
      <Parsed components={BELOW} disallowedElements={["img"]} unwrapDisallowed>
        {text}
      </Parsed>
    </div>
  );
}
