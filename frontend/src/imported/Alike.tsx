import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { ImportItem } from "../api/client";
import type { Place } from "./Page";

interface Props {
  readonly place: Place;
  readonly item: ImportItem;
  readonly onOpen: (position: number) => void;
}

/** Whether it is there already, and what its words are much like. */
export function Alike({ place, item, onOpen }: Props): JSX.Element {
  const { t } = useTranslation();
  const text = (id: number): string => `/projects/${place.project}/texts/${id}/`;
  return (
    <>
      {item.there?.withdrawn && <p>{t("imports.draft.withdrawn")}</p>}
      {item.there && item.there.text !== null && (
        <p>
          {t(item.changed ? "imports.draft.thereChanged" : "imports.draft.isThere")}{" "}
          <a href={text(item.there.text)}>{item.there.headline}</a>
        </p>
      )}
      {item.twin !== null && <p>{t("imports.draft.twin", { number: item.twin })}</p>}
      {item.alike.length > 0 && (
        <div className="alike">
          <p>{t("imports.draft.alike")}</p>
          <ul>
            {item.alike.map((like, at) => (
              <li key={at}>
                {like.there && like.there.text !== null ? (
                  <a href={text(like.there.text)} target="_blank" rel="noreferrer">
                    {like.headline}
                  </a>
                ) : (
                  <Button className="plain" onPress={() => onOpen(like.item ?? 0)}>
                    {`${like.item}. ${like.headline}`}
                  </Button>
                )}{" "}
                <span className="quiet">{t("imports.items.alike", { percent: like.likeness })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
