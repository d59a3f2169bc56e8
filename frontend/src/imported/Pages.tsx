import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Import, ImportItemRow } from "../api/client";
import { Failure } from "../ui/Failure";
import { Tabs, useItems, type Filter } from "./Items";
import type { Place } from "./Page";

interface Props {
  readonly place: Place;
  readonly now: Import;
  readonly children: (row: ImportItemRow) => JSX.Element;
}

/** The items of an import that ended, a page at a time. */
export function Pages({ place, now, children }: Props): JSX.Element {
  const { t } = useTranslation();
  const [which, setWhich] = useState<Filter>("all");
  const { query, rows } = useItems(place, now, which);
  return (
    <section>
      {now.tally.total > 1 && <Tabs now={now} which={which} onChoose={setWhich} />}
      <Failure error={query.error} />
      <ul className="rows">{rows.map(children)}</ul>
      {query.hasNextPage && (
        <Button className="soft" isDisabled={query.isFetching} onPress={() => void query.fetchNextPage()}>
          {t("imports.items.more")}
        </Button>
      )}
    </section>
  );
}
