import { useLayoutEffect, useRef, type JSX, type RefObject } from "react";
import { followed, lineOf } from "./beside";
import { linksOf, type Linking } from "./linkActs";
import type { LiveLink, LiveMark } from "./marks";

interface Props {
  readonly article: RefObject<HTMLElement | null>;
  readonly links: readonly LiveLink[];
  readonly marks: readonly LiveMark[];
  readonly chosen: string | null;
  readonly linking: Linking | null;
}

interface Ends {
  readonly source: string;
  readonly target: string;
}

const GUTTER = 13;
const TICK = 7;
const HEAD = 4;

/** The links of the chosen span, drawn in the gutter so that no word is crossed. */
export function LinkLines({ article, links, marks, chosen, linking }: Props): JSX.Element {
  const drawing = useRef<SVGSVGElement>(null);
  const shown = shownEnds(links, chosen, linking);
  useLayoutEffect(() => keepDrawn(article.current, drawing.current), [article, links, marks, chosen, linking]);
  return (
    <svg className="links" ref={drawing} aria-hidden="true">
      {shown.map(({ source, target }) => (
        <path key={`${source} ${target}`} data-source={source} data-target={target} />
      ))}
    </svg>
  );
}

function shownEnds(links: readonly LiveLink[], chosen: string | null, linking: Linking | null): Ends[] {
  if (linking) return linking.aim === null ? [] : [{ source: linking.source, target: linking.aim }];
  return linksOf(links, chosen).map(({ now }) => now);
}

function keepDrawn(article: HTMLElement | null, drawing: SVGSVGElement | null): (() => void) | undefined {
  if (!article || !drawing) return undefined;
  return followed(article, () => draw(article, drawing));
}

function draw(article: HTMLElement, drawing: SVGSVGElement): void {
  const origin = drawing.getBoundingClientRect();
  const edge = article.getBoundingClientRect().left - origin.left;
  drawing.querySelectorAll("path").forEach((path, index) => {
    const from = lineOf(article, path.dataset.source ?? "");
    const to = lineOf(article, path.dataset.target ?? "");
    if (from && to) path.setAttribute("d", bracket(from, to, edge - index * 3, origin.top));
  });
}

/** From the line of one span to that of the other, with an arrow's head at the end. */
function bracket(from: DOMRect, to: DOMRect, edge: number, top: number): string {
  const [start, end] = [middle(from) - top, middle(to) - top];
  const x = edge - GUTTER;
  const tip = x + TICK;
  const head = `M${tip - HEAD} ${end - HEAD}L${tip} ${end}L${tip - HEAD} ${end + HEAD}`;
  return Math.abs(start - end) < 2
    ? `M${x} ${end}H${tip}${head}`
    : `M${tip} ${start}H${x}V${end}H${tip}${head}`;
}

function middle({ top, height }: DOMRect): number {
  return top + height / 2;
}
