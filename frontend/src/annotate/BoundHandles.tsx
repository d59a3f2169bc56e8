import { useEffect, useLayoutEffect, useRef, type JSX, type RefObject } from "react";
import type { Edge } from "../text/bounds";
import type { Range, Reading } from "../text/reading";
import { followed } from "./beside";
import "./bounds.css";
import { placeOf } from "./boundPlaces";
import type { LiveMark } from "./marks";
import { paint, uncover } from "./painting";
import { chosenMark, type State } from "./state";
import { useHolding } from "./useHolding";

interface Props {
  readonly article: RefObject<HTMLElement | null>;
  readonly column: RefObject<HTMLElement | null>;
  readonly state: State;
  readonly onMove: (uuid: string, range: Range) => void;
  readonly onPress: (x: number, y: number) => void;
}

const EDGES = ["start", "end"] as const;

/**
 * Both ends of the chosen span, to be moved by mouse, pen or finger. They lie over the page and
 * touch nothing in the text; the keyboard has keys of its own for the same.
 */
export function BoundHandles(props: Props): JSX.Element | null {
  const { state } = props;
  const mark = chosenMark(state);
  if (!mark || mark.conflict || state.closed || state.linking) return null;
  return <Handles key={mark.uuid} {...props} mark={mark} />;
}

function Handles({ article, column, state, mark, onMove, onPress }: Props & { mark: LiveMark }): JSX.Element {
  const { reading } = state;
  const layer = useRef<HTMLDivElement>(null);
  const holding = useHolding({
    ...{ article, column, reading },
    range: mark.now,
    onDrop: (range) => onMove(mark.uuid, range),
    onTap: onPress,
  });
  const { edge, preview } = holding;
  const range = preview ?? mark.now;
  useLayoutEffect(
    () => keepPlaced(article.current, layer.current, reading, range),
    // What is drawn in the text may move its lines.
    [article, reading, range, state.kept],
  );
  useLayoutEffect(() => {
    if (!article.current) return undefined;
    const shown = article.current;
    paint(shown, "bounds", preview);
    return () => paint(shown, "bounds", null);
  }, [article, preview]);
  useEffect(() => {
    if (article.current && column.current) uncover(article.current, column.current, mark.uuid);
  }, [article, column, mark.uuid]);
  return (
    <div className={`bounds${edge === null ? "" : " held"}`} ref={layer} aria-hidden="true">
      {EDGES.map((each) => (
        <div
          key={each}
          className={`bound ${each}`}
          onMouseDown={(event) => event.preventDefault()}
          onPointerDown={(event) => holding.take(each, event)}
          onPointerMove={holding.move}
          onPointerUp={holding.drop}
          onPointerCancel={holding.leave}
        />
      ))}
    </div>
  );
}

function keepPlaced(
  article: HTMLElement | null,
  layer: HTMLElement | null,
  reading: Reading,
  range: Range,
): (() => void) | undefined {
  if (!article || !layer) return undefined;
  return followed(article, () => EDGES.forEach((edge) => place(article, layer, reading, range, edge)));
}

function place(article: HTMLElement, layer: HTMLElement, reading: Reading, range: Range, edge: Edge): void {
  const handle = layer.querySelector<HTMLElement>(`.${edge}`);
  const found = placeOf(article, reading, range, edge);
  if (!handle || !found) return;
  const origin = layer.getBoundingClientRect();
  handle.style.setProperty("--x", `${found.x - origin.left}px`);
  handle.style.setProperty("--top", `${found.top - origin.top}px`);
  handle.style.setProperty("--height", `${found.bottom - found.top}px`);
}
