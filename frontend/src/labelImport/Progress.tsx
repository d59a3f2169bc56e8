import type { JSX } from "react";
import { Button, Label, ProgressBar } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { LabelImport } from "../api/client";
import { Failure } from "../ui/Failure";
import { useCancel } from "./acts";
import type { Place } from "./Page";

export function Progress({ place, now }: { readonly place: Place; readonly now: LabelImport }): JSX.Element {
  const { t } = useTranslation();
  const cancelling = useCancel(place);
  const reads = now.state === "waiting" || now.state === "reading";
  return (
    <>
      <h1>{t(reads ? "labelImports.reading" : "labelImports.going")}</h1>
      {!reads && <Items now={now} />}
      <p className={now.waits_for_worker ? "" : "quiet"} role="status">
        {t(now.waits_for_worker ? "imports.going.waits" : "imports.going.leave")}
      </p>
      <Failure error={cancelling.error} />
      <p className="actions">
        <Button className="soft" isDisabled={cancelling.isPending} onPress={() => cancelling.mutate()}>
          {t("imports.going.stop")}
        </Button>
        <span className="quiet">{t("imports.going.stopHint")}</span>
      </p>
    </>
  );
}

function Items({ now }: { readonly now: LabelImport }): JSX.Element {
  const { t } = useTranslation();
  const { items: total, done } = now.progress;
  return (
    <ProgressBar className="going" value={done} maxValue={total} valueLabel={t("imports.going.progress", { done, total })}>
      {({ valueText }) => (
        <>
          <Label>{valueText}</Label>
          <progress max={total} value={done} aria-hidden="true" />
        </>
      )}
    </ProgressBar>
  );
}
