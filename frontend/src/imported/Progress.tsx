import type { JSX } from "react";
import { Button, Label, ProgressBar } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Import } from "../api/client";
import { Failure } from "../ui/Failure";
import { useCancel } from "./acts";
import type { Place } from "./Page";

export function Progress({ place, now }: { readonly place: Place; readonly now: Import }): JSX.Element {
  const { t } = useTranslation();
  const cancelling = useCancel(place);
  const reading = now.state === "reading";
  const name = reading ? "reading" : "going";
  const { done, all, told } = useHowFar(now);
  return (
    <>
      <h1>{t(`imports.${name}.title`)}</h1>
      <ProgressBar className="going" value={done} maxValue={Math.max(all, 1)} valueLabel={told}>
        {({ valueText }) => (
          <>
            <Label>{valueText}</Label>
            <progress max={Math.max(all, 1)} value={done} aria-hidden="true" />
          </>
        )}
      </ProgressBar>
      <p className={now.waits_for_worker ? "" : "quiet"} role="status">
        {t(now.waits_for_worker ? "imports.going.waits" : "imports.going.leave")}
      </p>
      <Failure error={cancelling.error} />
      <p className="actions">
        <Button className="soft" isDisabled={cancelling.isPending} onPress={() => cancelling.mutate()}>
          {t(`imports.${name}.stop`)}
        </Button>
        <span className="quiet">{t(`imports.${name}.stopHint`)}</span>
      </p>
    </>
  );
}

/** Bytes while files are read, articles while they are stored. */
function useHowFar(now: Import): { done: number; all: number; told: string } {
  const { t } = useTranslation();
  const { wanted, imported, total } = now.tally;
  if (now.state !== "reading") {
    const all = wanted + imported;
    return { done: imported, all, told: t("imports.going.progress", { done: imported, total: all }) };
  }
  const all = now.sources.reduce((sum, { size }) => sum + size, 0);
  const done = now.sources.reduce((sum, { size, seen }) => sum + Math.min(size, seen), 0);
  return { done, all, told: t("imports.reading.progress", { count: total }) };
}
