import { useLayoutEffect, useRef, useState, type JSX } from "react";

/** What the shell brought to read until the whole article is there. */
const SHOWN = "[aria-busy] > main > .read";

/** They are read at the first drawing, which takes their place. */
export function useFirstWords(): Element | null {
  const [words] = useState(() => document.querySelector(SHOWN));
  return words;
}

/** The first words stay to be read where the article itself did not come. */
export function FirstWords({ words }: { readonly words: Element }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(words), [words]);
  return <div className="firstWords" ref={place} />;
}

/** What was read on in the first words stays where it was on the screen. */
export function useReadOn(): void {
  const [[page, column]] = useState(() => [scrollY, document.querySelector(SHOWN)?.scrollTop ?? 0] as const);
  useLayoutEffect(() => {
    scrollTo({ top: page, behavior: "instant" });
    document.querySelector(".read")?.scrollTo({ top: column, behavior: "instant" });
  }, [page, column]);
}
