/** Calls before the next frame, and whenever the article's lines may have moved: what stands beside the text follows it. */
export function followed(article: HTMLElement, follow: () => void): () => void {
  const watcher = new ResizeObserver(follow);
  // An article of the same size moves where the room around it changes, as in focus mode.
  for (let one: Element | null = article; one?.matches(".annotate *"); one = one.parentElement) watcher.observe(one);
  window.addEventListener("resize", follow);
  return () => {
    watcher.disconnect();
    window.removeEventListener("resize", follow);
  };
}

/** The stretch that each span begins with, by uuid: one look at the article for all of them. */
export function beginnings(article: HTMLElement): ReadonlyMap<string, HTMLElement> {
  const found = article.querySelectorAll<HTMLElement>("mark[data-uuid][tabindex]");
  return new Map([...found].map((mark) => [mark.dataset.uuid ?? "", mark]));
}

/** Where the first line of a span is on the screen. */
export function lineOf(article: HTMLElement, uuid: string): DOMRect | undefined {
  return article.querySelector(`mark[data-uuid="${uuid}"]`)?.getClientRects()[0];
}
