import { useQuery } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type ImportItem, type Offers } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useEditItem, type Choice } from "./acts";
import { Alike } from "./Alike";
import { Choices } from "./Choices";
import { Compare, type Other } from "./Compare";
import { Editor } from "./Editor";
import { kept } from "./editing";
import { chosen, offers } from "./offers";
import type { Place } from "./Page";
import { Facts, Words } from "./Reading";

interface Props {
  readonly place: Place;
  readonly position: number;
  /** Where the page brought it along. */
  readonly first: ImportItem | null;
  readonly offers: Offers;
  readonly onOpen: (position: number) => void;
}

async function load(place: Place, position: number): Promise<ImportItem> {
  const address = "/api/v1/projects/{project}/imports/{uuid}/items/{position}/";
  return found(await client.GET(address, { params: { path: { ...place, position } } }));
}

export function ItemCard({ place, position, first, offers, onOpen }: Props): JSX.Element {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const [other, setOther] = useState<Other | null>(null);
  const query = useQuery({
    queryKey: ["item", place, position],
    queryFn: () => load(place, position),
    ...(first ? { initialData: first } : {}),
    staleTime: Infinity,
  });
  const item = query.data;
  if (!item) return query.error ? <Failure error={query.error} /> : <p className="quiet">{t("loading")}</p>;
  return (
    <article className={item.choice === "skip" ? "source left" : "source"}>
      <From item={item} place={place} />
      {item.reading === null ? (
        <p className="failure">{item.there?.withdrawn ? t("imports.draft.withdrawn") : `${t("imports.draft.unreadable")} ${item.reason}`}</p>
      ) : (
        <>
          <h2 lang={item.reading.language} dir="auto">
            {item.headline}
          </h2>
          <Alike place={place} item={item} onOpen={onOpen} onCompare={setOther} />
          {other && <Compare place={place} item={item} other={other} onClose={() => setOther(null)} />}
          {editing ? (
            <Editor place={place} item={item} reading={item.reading} offers={offers} onDone={() => setEditing(false)} />
          ) : (
            <>
              <Facts reading={item.reading} />
              <p>
                <Button className="soft" onPress={() => setEditing(true)}>
                  {t("imports.edit.open")}
                </Button>
              </p>
              <Words reading={item.reading} open />
            </>
          )}
        </>
      )}
    </article>
  );
}

/** Where it stood, and whether it is taken. */
function From({ item, place }: { readonly item: ImportItem; readonly place: Place }): JSX.Element {
  const { t } = useTranslation();
  const choosing = useEditItem(place);
  const choose = (choice: Choice): void =>
    choosing.mutate({ position: item.position, choice, edits: kept(item.reading) });
  const offered = offers(item, false);
  const file = item.file || t("imports.items.gone");
  const where = item.line === null ? file : t("imports.draft.place", { file, line: item.line });
  return (
    <>
      <p className="from quiet">
        <span>{`${item.position}. ${where}`}</span>
        {!item.changed && (
          <label className="tick">
            <input
              type="checkbox"
              checked={item.choice !== "skip"}
              disabled={choosing.isPending || item.reading === null}
              onChange={() => choose(item.choice === "skip" ? "take" : "skip")}
            />
            {t("imports.draft.take")}
          </label>
        )}
      </p>
      {item.changed && <Choices offered={offered} chosen={chosen(item, offered)} busy={choosing.isPending} onChoose={choose} />}
      <Failure error={choosing.error} />
    </>
  );
}
