import { useLayoutEffect, useRef, type JSX, type RefObject } from "react";
import { followed, lineOf } from "./beside";
import { linksOf, type Linking } from "./linkActs";
import type { LiveLink, LiveMark } from "./marks";
import { CONTINUES } from "./wholes";
import { inWords } from "../ui/words";

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
  readonly type: string;
}

const GUTTER = 13;
const TICK = 7;
const HEAD = 4;
/** So far from the chosen span the name of a link's type may stand. */
const NEAR = 140;

/** The links of the chosen span, drawn in the gutter so that no word is crossed. */
export function LinkLines({ article, links, marks, chosen, linking }: Props): JSX.Element {
  const drawing = useRef<SVGSVGElement>(null);
  const shown = shownEnds(links, chosen, linking);
  useLayoutEffect(() => keepDrawn(article.current, drawing.current, chosen), [article, links, marks, chosen, linking]);
  return (
    <svg className="links" ref={drawing} aria-hidden="true">
      {shown.map(({ source, target, type }) => (
        <g key={`${type} ${source} ${target}`} className={type === CONTINUES ? "joined" : ""}>
          <path data-source={source} data-target={target} />
          <text>{inWords(type)}</text>
        </g>
      ))}
    </svg>
  );
}

function shownEnds(links: readonly LiveLink[], chosen: string | null, linking: Linking | null): Ends[] {
  if (linking) return linking.aim === null ? [] : [{ source: linking.source, target: linking.aim, type: linking.type }];
  return linksOf(links, chosen).map(({ now }) => now);
}

function keepDrawn(article: HTMLElement | null, drawing: SVGSVGElement | null, chosen: string | null): (() => void) | undefined {
  if (!article || !drawing?.firstChild) return undefined;
  return followed(article, () => draw(article, drawing, chosen));
}

function draw(article: HTMLElement, drawing: SVGSVGElement, chosen: string | null): void {
  const origin = drawing.getBoundingClientRect();
  const edge = article.getBoundingClientRect().left - origin.left;
  drawing.querySelectorAll("path").forEach((path, index) => {
    const { source, target } = path.dataset;
    const from = lineOf(article, source ?? "");
    const to = lineOf(article, target ?? "");
    if (!from || !to) return;
    const x = edge - index * 3;
    path.setAttribute("d", bracket(from, to, x, origin.top));
    const [own, other] = target === chosen ? [middle(to), middle(from)] : [middle(from), middle(to)];
    const near = own + Math.max(-NEAR, Math.min(NEAR, other - own));
    const name = path.nextElementSibling;
    if (name instanceof SVGTextElement) write(name, x - GUTTER - TICK, near - origin.top);
  });
}

/** Across where the gutter has room for it, else up along the line. */
function write(name: SVGTextElement, x: number, y: number): void {
  const upright = name.getComputedTextLength() > x - 4;
  name.setAttribute("text-anchor", upright ? "middle" : "end");
  name.setAttribute("transform", `translate(${x} ${upright ? y : y + 4})${upright ? " rotate(-90)" : ""}`);
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
