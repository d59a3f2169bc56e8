import { useEffect, useState, type FocusEvent, type RefObject } from "react";
import { plainKey } from "../ui/plainKeys";

const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

/** J and K move from anywhere on the page, the arrows once a row has the focus. */
export function useRowKeys(list: RefObject<HTMLElement | null>): [number, (event: FocusEvent) => void] {
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const key = plainKey(event) ?? "";
      const target = rowAfter(list.current, key);
      if (!target) return;
      event.preventDefault();
      target.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [list]);
  const onFocus = (event: FocusEvent): void => {
    setCurrent(Math.max(0, linksIn(list.current).findIndex((link) => link === event.target)));
  };
  return [current, onFocus];
}

function rowAfter(list: HTMLElement | null, key: string): HTMLElement | undefined {
  const step = STEPS[key];
  const links = linksIn(list);
  const now = links.findIndex((link) => link === document.activeElement);
  const arrow = key.startsWith("Arrow");
  if (step === undefined || (arrow && now < 0)) return undefined;
  return links[now < 0 ? links.findIndex((link) => link.tabIndex === 0) : now + step];
}

function linksIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("a") ?? [])];
}
