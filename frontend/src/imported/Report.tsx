import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Import, ImportItemRow } from "../api/client";
import { Failure } from "../ui/Failure";
import { useStart } from "./acts";
import { Pages } from "./Pages";
import type { Place } from "./Page";

interface Props {
  readonly place: Place;
  readonly now: Import;
}

const GROUPS = ["imported", "versions", "there", "refused", "skipped", "waiting"] as const;

export function Report({ place, now }: Props): JSX.Element {
  const { t, i18n } = useTranslation();
  const numbers = new Intl.NumberFormat(i18n.language);
  const counts = { ...now.tally, imported: now.tally.imported - now.tally.versions };
  const { imported, versions } = counts;
  const onlyVersions = imported === 0 && versions > 0;
  const ended = now.state === "failed" || now.state === "cancelled" ? t(`imports.report.${now.state}`) : null;
  return (
    <>
      <h1>{ended ?? t(onlyVersions ? "imports.report.doneVersions" : "imports.report.done", { count: onlyVersions ? versions : imported })}</h1>
      {ended !== null && <p className="lead">{t("imports.report.left", { count: imported })}</p>}
      <Next place={place} now={now} />
      <dl className="counts">
        {GROUPS.filter((state) => counts[state] > 0).map((state) => (
          <div key={state}>
            <dt>{t(`imports.report.${state}`)}</dt>
            <dd>{numbers.format(counts[state])}</dd>
          </div>
        ))}
      </dl>
      {now.tally.refused > 0 && (
        <p>
          <a href={`/api/v1/projects/${place.project}/imports/${place.uuid}/rejected.jsonl`} download>
            {t("imports.report.rejected", { count: now.tally.refused })}
          </a>
        </p>
      )}
      <Pages place={place} now={now}>
        {(row) => <Row key={row.position} row={row} place={place} />}
      </Pages>
    </>
  );
}

/** What to do now: one strong button. */
function Next({ place, now }: Props): JSX.Element {
  const { t } = useTranslation();
  const starting = useStart(place);
  const project = `/projects/${place.project}/`;
  const failed = now.state === "failed";
  const some = now.tally.imported > 0;
  return (
    <>
      {failed && <p className="lead">{t("imports.report.failedHint")}</p>}
      <Failure error={starting.error} />
      <p className="actions">
        {failed && (
          <Button className="strong" isDisabled={starting.isPending} onPress={() => starting.mutate(now.skip_bad)}>
            {t("imports.report.retry")}
          </Button>
        )}
        {!failed && some && (
          <a className="strong" href={`${project}assignments/`}>
            {t("imports.report.giveOut")}
          </a>
        )}
        <a href={`${project}articles/`}>{t("imports.report.articles")}</a>
        <a className={!failed && !some ? "strong" : undefined} href={`${project}import/`}>
          {t("imports.report.more")}
        </a>
      </p>
    </>
  );
}

function Row({ row, place }: { readonly row: ImportItemRow; readonly place: Place }): JSX.Element {
  const { t } = useTranslation();
  const where = row.line === null || row.file === "" ? row.file : t("imports.report.place", { ...row });
  const named = row.there && !row.there.withdrawn;
  const versioned = row.state === "imported" && row.choice === "version";
  return (
    <li>
      {named ? (
        <a href={`/projects/${place.project}/texts/${row.there?.text}/`}>{row.there?.headline}</a>
      ) : (
        <span className="name">{row.headline || row.file || t("imports.items.gone")}</span>
      )}
      <span className="state">{t(`imports.report.${versioned ? "versions" : row.state}`)}</span>
      <span className="quiet">
        {[row.there?.withdrawn ? t("imports.report.withdrawn") : row.reason, where].filter(Boolean).join(" · ")}
      </span>
    </li>
  );
}
