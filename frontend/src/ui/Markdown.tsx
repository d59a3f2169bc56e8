import type { JSX } from "react";
import ReactMarkdown, { type Components } from "react-markdown";

/** Headings of a page stand below the one that carries its title; links leave the page as it is. */
const PARTS: Components = {
  h1: "h3",
  h2: "h4",
  h3: "h5",
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ),
};

/** A guideline page. HTML in it stays text, so nothing in it can act. */
export default function Markdown({ children }: { children: string }): JSX.Element {
  return (
    <div className="markdown" dir="auto">
      <ReactMarkdown components={PARTS} disallowedElements={["img"]}>
        {children}
      </ReactMarkdown>
    </div>
  );
}
