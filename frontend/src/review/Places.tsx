import { useEffect, useRef, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { ReviewedPlace } from "../api/client";
import { nameOf } from "./queue";

interface Props {
  readonly rows: readonly ReviewedPlace[];
  readonly at: number;
  readonly onChoose: (name: string) => void;
  readonly onMore: (() => void) | null;
}

/** The queue itself; the place on the desk is marked in it. */
export function Places({ rows, at, onChoose, onMore }: Props): JSX.Element {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [at, rows]);
  return (
    <>
      <ol className="items" ref={list} aria-label={t("review.queue")}>
        {rows.map((row, index) => (
          <li key={nameOf(row)}>
            <button type="button" className="item" aria-current={index === at ? "true" : undefined} onClick={() => onChoose(nameOf(row))}>
              <q dir="auto">{row.quote}</q>
              <span className="kind">
                {row.kinds.length > 0 ? row.kinds.map((kind) => t(`review.kinds.${kind}`)).join(", ") : t(`review.${row.readers === 1 ? "confirm" : "states.unanimous"}`)}
              </span>
              <small>{[row.headline, row.outlet, t("review.spans", { count: row.spans.length })].filter(Boolean).join(" · ")}</small>
            </button>
          </li>
        ))}
      </ol>
      {onMore && (
        <Button className="soft" onPress={onMore}>
          {t("review.more")}
        </Button>
      )}
    </>
  );
}
