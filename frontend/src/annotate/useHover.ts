import { useEffect, useRef, useState, type RefObject } from "react";
import { lineUnder, onTheWay, uuidsOver, type Box, type Point } from "./hovering";

/** The spans that the pointer rests on, and the line of text there. */
export interface Over {
  readonly uuids: readonly string[];
  readonly line: Box;
}

const REST = 350; // milliseconds on a span before its card comes
const GRACE = 300; // and after leaving both before it goes

interface Hover {
  readonly over: Over | null;
  readonly close: () => void;
}

export function useHover(article: RefObject<HTMLElement | null>, card: RefObject<HTMLElement | null>): Hover {
  const [over, setOver] = useState<Over | null>(null);
  const watch = useRef<Watch | null>(null);
  useEffect(() => {
    if (!article.current) return undefined;
    watch.current = new Watch(article.current, () => card.current?.getBoundingClientRect(), setOver);
    return watch.current.start();
  }, [article, card]);
  return { over, close: () => watch.current?.close() };
}

/** The pointer's way over the article: when a card opens, and when it goes. */
class Watch {
  private timer = 0;
  private waiting = "";
  private open: Over | null = null;
  /** Pressed or dismissed: not again before the pointer was elsewhere. */
  private done = "";
  private last: Point = { x: -1, y: -1 };

  constructor(
    private readonly article: HTMLElement,
    private readonly cardBox: () => Box | undefined,
    private readonly tell: (over: Over | null) => void,
  ) {}

  start(): () => void {
    document.addEventListener("pointermove", this.onMove);
    document.addEventListener("pointerdown", this.onDown, true);
    document.addEventListener("keydown", this.onKey, true);
    window.addEventListener("resize", this.onResize);
    return () => {
      clearTimeout(this.timer);
      document.removeEventListener("pointermove", this.onMove);
      document.removeEventListener("pointerdown", this.onDown, true);
      document.removeEventListener("keydown", this.onKey, true);
      window.removeEventListener("resize", this.onResize);
    };
  }

  close(): void {
    this.done = this.waiting || (this.open?.uuids.join(" ") ?? "");
    this.turn(null);
  }

  private readonly onMove = (event: PointerEvent): void => {
    const point = { x: event.clientX, y: event.clientY };
    // A page that changes under a pointer at rest reports a move as well.
    if (point.x === this.last.x && point.y === this.last.y) return;
    this.last = point;
    if (event.pointerType === "touch" || event.buttons > 0) return;
    const inside = event.target instanceof Node && this.article.contains(event.target);
    const uuids = inside ? uuidsOver(event.target) : [];
    const name = uuids.join(" ");
    if (name !== this.done) this.done = "";
    if (name === "" || name === this.done) this.leave(point);
    else if (name !== this.open?.uuids.join(" ")) this.rest(name, uuids, event.target as Element, point);
    else this.wait("", 0);
  };

  private readonly onDown = (event: PointerEvent): void => {
    if (event.target instanceof Node && this.article.contains(event.target)) {
      this.done = uuidsOver(event.target).join(" ");
      this.turn(null);
    }
  };

  private readonly onResize = (): void => this.turn(null);

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.open) return;
    this.close();
    event.preventDefault();
    event.stopPropagation();
  };

  private rest(name: string, uuids: readonly string[], target: Element, point: Point): void {
    if (this.waiting === name && !this.open) return;
    this.wait(name, REST, () => {
      const mark = target.closest("mark");
      const line = mark && lineUnder(mark, point);
      this.turn(line ? { uuids, line } : null);
    });
  }

  private leave(point: Point): void {
    const box = this.cardBox();
    if (!this.open) this.wait("", 0);
    else if (box && onTheWay(point, this.open.line, box)) this.wait("", 0);
    else if (this.waiting !== "away") this.wait("away", GRACE, () => this.turn(null));
  }

  private wait(name: string, time: number, then?: () => void): void {
    clearTimeout(this.timer);
    this.waiting = name;
    if (then) this.timer = window.setTimeout(then, time);
  }

  private turn(over: Over | null): void {
    clearTimeout(this.timer);
    this.waiting = "";
    this.open = over;
    this.tell(over);
  }
}
