import { useLayoutEffect, useRef, type JSX, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Codebook } from "../api/client";
import { Facts } from "./Facts";
import { placed } from "./hovering";
import { colourOf, nameOf, type Looks } from "./looks";
import type { Kept, LiveLink, LiveMark } from "./marks";
import { useHover } from "./useHover";

interface Props {
  readonly article: RefObject<HTMLElement | null>;
  readonly column: RefObject<HTMLElement | null>;
  readonly codebook: Codebook;
  readonly marks: readonly LiveMark[];
  readonly looks: Looks;
  readonly links: readonly LiveLink[];
  readonly kept: ReadonlyMap<string, Kept>;
  readonly onChoose: (uuid: string) => void;
}

/**
 * What is marked under the pointer, the innermost first. It stands in the margin where there is one. It can be
 * pointed at itself, stays as long as the pointer does, and goes with Escape.
 */
export function HoverCard({ article, column, codebook, marks, looks, links, kept, onChoose }: Props): JSX.Element | null {
  const { t } = useTranslation();
  const card = useRef<HTMLElement>(null);
  const { over, close } = useHover(article, card);
  const shown = over?.uuids.flatMap((uuid) => marks.find((mark) => mark.uuid === uuid) ?? []) ?? [];
  useLayoutEffect(() => {
    if (over && card.current && column.current) placed(card.current, column.current, over.line);
  });
  if (shown.length === 0) return null;
  const choose = (uuid: string): void => {
    close();
    onChoose(uuid);
  };
  return (
    <section className="hoverCard" ref={card} aria-label={t("looks.card.name")}>
      {shown.map((mark) => (
        <div key={mark.uuid} className={`one ${colourOf(looks, mark.now.label)}`}>
          <button type="button" className="plain" onClick={() => choose(mark.uuid)}>
            <b>{nameOf(looks, mark.now.label)}</b>
            {shown.length > 1 && <q dir="auto">{mark.now.quote}</q>}
          </button>
          <Facts {...{ mark, codebook, looks, links, kept }} />
        </div>
      ))}
    </section>
  );
}
