import { useQuery } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Comparison, type ImportItem } from "../api/client";
import { found } from "../api/problem";
import { Dialog } from "../ui/Dialog";
import { Failure } from "../ui/Failure";
import { useEditItem } from "./acts";
import { BothTexts } from "./BothTexts";
import { Choices } from "./Choices";
import { kept } from "./editing";
import { share as shareOf } from "./likeness";
import { chosen, offers } from "./offers";
import type { Place } from "./Page";

/** What an item is held against: an earlier item of its import, or a text that is there. */
export type Other = { readonly item: number } | { readonly text: number };

interface Props {
  readonly place: Place;
  readonly item: ImportItem;
  readonly other: Other;
  readonly onClose: () => void;
}

const ITEM = "/api/v1/projects/{project}/imports/{uuid}/items/{position}/";

async function load(place: Place, position: number, other: Other): Promise<Comparison> {
  const path = { ...place, position };
  if ("item" in other) return found(await client.GET(`${ITEM}beside-item/{other}/`, { params: { path: { ...path, other: other.item } } }));
  return found(await client.GET(`${ITEM}beside-text/{text}/`, { params: { path: { ...path, text: other.text } } }));
}

/** Both texts to be read beside each other, and what can be done with the one that is new. */
export function Compare({ place, item, other, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["comparison", place, item.position, other],
    queryFn: () => load(place, item.position, other),
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Dialog title={t("imports.compare.title")} className="dialog comparing" onClose={onClose}>
      <Failure error={query.error} />
      {query.isPending && <p className="quiet">{t("loading")}</p>}
      {query.data && <Compared place={place} item={item} other={other} comparison={query.data} />}
      <p className="actions">
        <Button className="soft" onPress={onClose}>
          {t("imports.compare.close")}
        </Button>
      </p>
    </Dialog>
  );
}

interface ComparedProps extends Omit<Props, "onClose"> {
  readonly comparison: Comparison;
}

function Compared({ place, item, other, comparison }: ComparedProps): JSX.Element {
  const { t } = useTranslation();
  const isSame = comparison.steps.every(({ change }) => change === "same");
  const names = {
    there: "item" in other ? t("imports.compare.item", { number: other.item }) : t("imports.compare.there"),
    here: t("imports.compare.item", { number: item.position }),
  };
  return (
    <>
      <p className="share">
        {t("imports.compare.share", { percent: shareOf(comparison.likeness) })}{" "}
        {isSame ? t("imports.compare.same") : <mark>{t("imports.compare.legend")}</mark>}
      </p>
      <BothTexts comparison={comparison} names={names} />
      <Deciding place={place} item={item} isSame={isSame} />
    </>
  );
}

interface DecidingProps {
  readonly place: Place;
  readonly item: ImportItem;
  readonly isSame: boolean;
}

function Deciding({ place, item, isSame }: DecidingProps): JSX.Element {
  const { t } = useTranslation();
  // As it was at first: an article of its own is like nothing any more, and can be taken back.
  const [offered] = useState(() => offers(item, isSame));
  const choosing = useEditItem(place);
  if (offered.length === 0) return <p className="quiet">{t("imports.compare.nothing")}</p>;
  return (
    <>
      <Choices
        offered={offered}
        chosen={chosen(item, offered)}
        // Not disabled while it is sending: that would take the keyboard's focus out of the dialog.
        busy={false}
        onChoose={(choice) => choosing.mutate({ position: item.position, choice, edits: kept(item.reading) })}
      />
      <Failure error={choosing.error} />
    </>
  );
}
