import { useEffect, type RefObject } from "react";

/** Keeps the entry that is on in view of its own list, below the list's sticky head; nothing else scrolls. */
export function useInView(list: RefObject<HTMLElement | null>, name: string | null): void {
  useEffect(() => {
    const on = list.current?.querySelector(".label.on");
    if (!list.current || !on || on.matches(":hover")) return;
    const [outer, inner] = [list.current.getBoundingClientRect(), on.getBoundingClientRect()];
    const head = list.current.firstElementChild?.getBoundingClientRect().height ?? 0;
    const above = inner.top - outer.top - head;
    const below = inner.bottom - outer.bottom;
    if (above < 0 || below > 0) list.current.scrollBy({ top: above < 0 ? above : below });
  }, [list, name]);
}
