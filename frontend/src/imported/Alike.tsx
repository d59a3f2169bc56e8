import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { ImportItem } from "../api/client";
import type { Other } from "./Compare";
import { share as shareOf } from "./likeness";
import type { Place } from "./Page";

interface Props {
  readonly place: Place;
  readonly item: ImportItem;
  readonly onOpen: (position: number) => void;
  readonly onCompare: (other: Other) => void;
}

/** Whether it is there already, and what its words are much like. */
export function Alike({ place, item, onOpen, onCompare }: Props): JSX.Element {
  const { t } = useTranslation();
  const text = (id: number): string => `/projects/${place.project}/texts/${id}/`;
  return (
    <>
      {item.there?.withdrawn && <p>{t("imports.draft.withdrawn")}</p>}
      {item.there && item.there.text !== null && (
        <p>
          {t(item.changed ? "imports.draft.thereChanged" : "imports.draft.isThere")}{" "}
          <a href={text(item.there.text)}>{item.there.headline}</a>{" "}
          <CompareButton name={item.there.headline ?? ""} other={{ text: item.there.text }} onCompare={onCompare} />
        </p>
      )}
      {item.twin !== null && (
        <p>
          {t("imports.draft.twin", { number: item.twin })}{" "}
          <CompareButton name={t("imports.compare.item", { number: item.twin })} other={{ item: item.twin }} onCompare={onCompare} />
        </p>
      )}
      {item.alike.length > 0 && (
        <div className="alike">
          <p>{t("imports.draft.alike")}</p>
          <ul>
            {item.alike.map((like, at) => (
              <li key={at}>
                <Like text={text} like={like} onOpen={onOpen} onCompare={onCompare} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

interface LikeProps extends Pick<Props, "onOpen" | "onCompare"> {
  readonly like: ImportItem["alike"][number];
  readonly text: (id: number) => string;
}

function Like({ like, text, onOpen, onCompare }: LikeProps): JSX.Element {
  const { t } = useTranslation();
  const share = t("imports.items.alike", { percent: shareOf(like.likeness) });
  if (like.there?.withdrawn) return <>{`${t("imports.draft.likeWithdrawn")} ${share}`}</>;
  const other: Other = like.there && like.there.text !== null ? { text: like.there.text } : { item: like.item ?? 0 };
  return (
    <>
      {"text" in other ? (
        <a href={text(other.text)} target="_blank" rel="noreferrer">
          {like.headline}
        </a>
      ) : (
        <Button className="plain" onPress={() => onOpen(other.item)}>
          {`${other.item}. ${like.headline}`}
        </Button>
      )}{" "}
      <span className="quiet">{[like.outlet, share].filter(Boolean).join(" · ")}</span>{" "}
      <CompareButton name={like.headline} other={other} onCompare={onCompare} />
    </>
  );
}

interface CompareProps {
  readonly name: string;
  readonly other: Other;
  readonly onCompare: (other: Other) => void;
}

function CompareButton({ name, other, onCompare }: CompareProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <Button className="soft compare" aria-label={t("imports.compare.with", { name })} onPress={() => onCompare(other)}>
      {t("imports.compare.open")}
    </Button>
  );
}
