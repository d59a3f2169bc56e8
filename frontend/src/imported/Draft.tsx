import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import type { Import } from "../api/client";
import { Failure } from "../ui/Failure";
import { useCancel, useStart } from "./acts";
import { ForAll } from "./ForAll";
import { ItemCard } from "./ItemCard";
import { Items } from "./Items";
import type { Place } from "./Page";

interface Props {
  readonly place: Place;
  readonly now: Import;
}

/** What was recognised, to be looked at and changed before any of it is stored. */
export function Draft({ place, now }: Props): JSX.Element {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(now.first?.position ?? 1);
  const { wanted, versions_wanted: versions, known, refused, total, skipped } = now.tally;
  const told = [
    wanted > versions && t("imports.draft.new", { count: wanted - versions }),
    versions > 0 && t("imports.draft.versions", { count: versions }),
    known > 0 && t("imports.draft.there", { count: known }),
    refused > 0 && t("imports.draft.unreadable", { count: refused }),
    skipped > 0 && t("imports.draft.skipped", { count: skipped }),
  ];
  const first = now.first?.position === opened ? now.first : null;
  const card = <ItemCard key={opened} place={place} position={opened} first={first} offers={now.offers} onOpen={setOpened} />;
  return (
    <>
      <h1>{t("imports.draft.title")}</h1>
      <p className="lead">{told.filter(Boolean).join(" · ") || t("imports.draft.nothing")}</p>
      <p className="elsewhere">
        <a href={`/projects/${place.project}/import/`}>{t("imports.draft.others")}</a>
      </p>
      {total === 1 && card}
      {total > 1 && (
        <>
          <ForAll place={place} offers={now.offers} count={total} />
          <Items place={place} now={now} opened={opened} onOpen={setOpened}>
            {card}
          </Items>
        </>
      )}
      <StartBar place={place} now={now} />
    </>
  );
}

function told(t: TFunction, articles: number, versions: number): string {
  if (versions === 0) return t("imports.draft.import", { count: articles });
  return articles === 0 ? t("imports.draft.importVersions", { count: versions }) : t("imports.draft.importBoth");
}

function StartBar({ place, now }: Props): JSX.Element {
  const { t } = useTranslation();
  const [skipBad, setSkipBad] = useState(false);
  const starting = useStart(place);
  const cancelling = useCancel(place);
  const { wanted, versions_wanted: versions, bad } = now.tally;
  const busy = starting.isPending || cancelling.isPending;
  return (
    <div className="bar">
      <Failure error={starting.error ?? cancelling.error} />
      {bad > 0 && (
        <label className="tick" id="skip-bad">
          <input type="checkbox" checked={skipBad} onChange={() => setSkipBad(!skipBad)} />
          {t("imports.draft.skipBad", { count: bad })}
        </label>
      )}
      <Button
        className="strong"
        {...(bad > 0 ? { "aria-describedby": "skip-bad" } : {})}
        isDisabled={wanted === 0 || (bad > 0 && !skipBad) || busy}
        onPress={() => starting.mutate(skipBad)}
      >
        {told(t, wanted - versions, versions)}
      </Button>
      <Button className="soft" isDisabled={busy} onPress={() => cancelling.mutate()}>
        {t("imports.draft.leave")}
      </Button>
    </div>
  );
}
