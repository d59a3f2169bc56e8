import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Import } from "../api/client";
import { Failure } from "../ui/Failure";
import { useStart, type Choice } from "./acts";
import { choices, isNew, summary } from "./draft";
import type { Place } from "./Page";
import { SourceCard } from "./SourceCard";

interface Props {
  readonly place: Place;
  readonly now: Import;
}

const FEW = 3; // as many texts stand open, so that one need not ask for each

export function Draft({ place, now }: Props): JSX.Element {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly Choice[]>(() => choices(now.sources));
  const starting = useStart(place);
  const change = (next: Choice): void =>
    setChosen(chosen.map((one) => (one.position === next.position ? next : one)));
  const { fresh, there, unreadable } = summary(now.sources);
  const count = now.sources.filter((source, at) => isNew(source) && !chosen[at]?.skip).length;
  const told = [
    fresh > 0 && t("imports.draft.new", { count: fresh }),
    there > 0 && t("imports.draft.there", { count: there }),
    unreadable > 0 && t("imports.draft.unreadable", { count: unreadable }),
  ];
  return (
    <>
      <h1>{t("imports.draft.title")}</h1>
      <p className="lead">{told.filter(Boolean).join(" · ")}</p>
      {now.sources.map((source, at) => {
        const choice = chosen[at];
        return (
          choice && (
            <SourceCard
              key={source.position}
              {...{ source, choice }}
              project={place.project}
              offers={now.offers}
              open={now.sources.length <= FEW}
              onChange={change}
            />
          )
        );
      })}
      <div className="bar">
        <Failure error={starting.error} />
        <Button
          className="strong"
          isDisabled={count === 0 || starting.isPending}
          onPress={() => starting.mutate({ draft: now.draft, sources: chosen })}
        >
          {t("imports.draft.import", { count })}
        </Button>
        <a href={`/projects/${place.project}/import/`}>{t("imports.draft.others")}</a>
      </div>
    </>
  );
}
