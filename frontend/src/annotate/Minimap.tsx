import { useLayoutEffect, useRef, type JSX, type PointerEvent, type RefObject } from "react";
import type { Codebook } from "../api/client";
import type { Reading } from "../text/reading";
import { familyOf } from "./families";
import type { Looks } from "./looks";
import type { LiveMark } from "./marks";
import { heightsOf, placeIn, strokesOf, type Lying } from "./minimap";

interface Props {
  readonly article: RefObject<HTMLElement | null>;
  readonly column: RefObject<HTMLElement | null>;
  readonly reading: Reading;
  readonly codebook: Codebook;
  readonly marks: readonly LiveMark[];
  readonly looks: Looks;
  readonly chosen: string | null;
}

/** Texts shorter than so many screens need no map. */
const SCREENS = 2;
/** So many milliseconds after the last change. */
const QUIET = 200;

/**
 * The whole text as a strip: a track for each family, so that colour is not alone, and what is seen of it. Press
 * or drag to go there. For eyes and pointers; the list of spans serves everybody.
 */
export function Minimap(props: Props): JSX.Element {
  const { article, column, reading, codebook, marks, looks, chosen } = props;
  const map = useRef<SVGSVGElement>(null);
  const seen = useRef<SVGRectElement>(null);
  const heights = useRef<ReadonlyMap<string, number>>(new Map());
  const here = useRef(chosen);
  const drawn = useRef(false);
  const tracks = codebook.families;
  useLayoutEffect(() => {
    const [text, frame, strip] = [article.current, column.current, map.current];
    if (!text || !frame || !strip) return undefined;
    const draw = (): void => {
      heights.current = drawIn(strip, { text, frame, reading, marks, looks, tracks });
      showHere(strip, heights.current.get(here.current ?? ""));
      drawn.current = true;
    };
    return whenQuiet(draw, () => (drawn.current ? QUIET : null), text, frame);
  }, [article, column, reading, marks, looks, tracks]);
  useLayoutEffect(() => {
    here.current = chosen;
    if (map.current) showHere(map.current, heights.current.get(chosen ?? ""));
  }, [chosen]);
  useLayoutEffect(() => {
    const [frame, box] = [column.current, seen.current];
    if (!frame || !box) return undefined;
    const follow = (): void => showSeen(frame, box);
    const watcher = new ResizeObserver(follow);
    watcher.observe(frame);
    frame.addEventListener("scroll", follow, { passive: true });
    return () => {
      watcher.disconnect();
      frame.removeEventListener("scroll", follow);
    };
  }, [column]);
  const go = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.buttons === 0 || !column.current) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const strip = event.currentTarget.getBoundingClientRect();
    const { scrollHeight, clientHeight } = column.current;
    const place = placeIn(event.clientY - strip.top, strip.height, scrollHeight);
    column.current.scrollTo({ top: place - clientHeight / 2 });
  };
  return (
    <svg className="minimap" ref={map} aria-hidden="true" onPointerDown={go} onPointerMove={go}>
      <rect className="seen" ref={seen} x="0" width="100%" />
      {tracks.map(({ slug, colour, name }) => (
        <g key={slug} className={`c-${colour}`}>
          <title>{name}</title>
          <path />
        </g>
      ))}
      <path className="here" />
    </svg>
  );
}

/** Once drawn, the map is the last to follow: neither the text nor a key waits for it. */
function whenQuiet(draw: () => void, delay: () => number | null, ...watched: readonly Element[]): () => void {
  let timer = 0;
  const ask = (): void => {
    clearTimeout(timer);
    const wait = delay();
    if (wait === null) draw();
    else timer = window.setTimeout(draw, wait);
  };
  const watcher = new ResizeObserver(ask);
  watched.forEach((each) => watcher.observe(each));
  return () => {
    clearTimeout(timer);
    watcher.disconnect();
  };
}

interface Drawing extends Pick<Props, "reading" | "marks" | "looks"> {
  readonly text: HTMLElement;
  readonly frame: HTMLElement;
  readonly tracks: Codebook["families"];
}

/** Draws the tracks, and says how far down the strip each span lies. */
function drawIn(strip: SVGSVGElement, { text, frame, reading, marks, looks, tracks }: Drawing): ReadonlyMap<string, number> {
  const long = frame.scrollHeight > SCREENS * frame.clientHeight;
  strip.classList.toggle("short", !long);
  strip.style.setProperty("--bar", `${frame.offsetWidth - frame.clientWidth}px`);
  if (!long) return new Map();
  const scale = strip.clientHeight / frame.scrollHeight;
  const blocks: Lying[] = [...text.children].map((element, index) => {
    const { offsetTop: top, offsetHeight: height } = element as HTMLElement;
    const { start, end } = reading.blocks[index] ?? { start: 0, end: 0 };
    return { start, end, top, height };
  });
  const heights = heightsOf(marks.map(({ now }) => now.start), blocks).map((height) => height * scale);
  const width = strip.clientWidth / Math.max(tracks.length, 1);
  const families = marks.map(({ now }) => familyOf(looks, now.label));
  strip.querySelectorAll("g").forEach((track, index) => {
    const own = heights.filter((_, at) => families[at] === tracks[index]?.slug);
    track.querySelector("path")?.setAttribute("d", strokesOf(own, index * width, Math.max(width - 1, 1)));
  });
  return new Map(marks.map(({ uuid }, index) => [uuid, heights[index] ?? 0]));
}

function showHere(strip: SVGSVGElement, height: number | undefined): void {
  strip.querySelector(".here")?.setAttribute("d", height === undefined ? "" : strokesOf([height], 0, strip.clientWidth));
}

function showSeen(frame: HTMLElement, box: SVGRectElement): void {
  const { scrollTop, scrollHeight, clientHeight } = frame;
  box.setAttribute("y", `${(100 * scrollTop) / scrollHeight}%`);
  box.setAttribute("height", `${(100 * clientHeight) / scrollHeight}%`);
}
