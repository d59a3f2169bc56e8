import { useEffect, type RefObject } from "react";

/** Keeps the entry that is on in view of its own list, below the list's sticky head; nothing else scrolls. */
export function useInView(list: RefObject<HTMLElement | null>, name: string | null): void {
  useEffect(() => {
    const on = list.current?.querySelector(".label.on");
    if (!list.current || !on || on.matches(":hover")) return;
    const [outer, inner] = [list.current.getBoundingClientRect(), on.getBoundingClientRect()];
    const top = outer.top + (list.current.firstElementChild?.getBoundingClientRect().height ?? 0);
    if (inner.top >= top && inner.bottom <= outer.bottom) return;
    // To the middle, so that its neighbours are seen as well.
    list.current.scrollBy({ top: (inner.top + inner.bottom - top - outer.bottom) / 2 });
  }, [list, name]);
}
