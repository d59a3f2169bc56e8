import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Import, ImportSource } from "../api/client";
import { Failure } from "../ui/Failure";
import { useStart } from "./acts";
import type { Place } from "./Page";

interface Props {
  readonly place: Place;
  readonly now: Import;
}

const GROUPS = ["imported", "there", "refused", "skipped", "waiting"] as const;

export function Report({ place, now }: Props): JSX.Element {
  const { t } = useTranslation();
  const { imported } = now.tally;
  const ended = now.state === "done" || now.state === "draft" ? null : t(`imports.report.${now.state as "failed"}`);
  return (
    <>
      <h1>{ended ?? t("imports.report.done", { count: imported })}</h1>
      {ended !== null && imported > 0 && <p className="lead">{t("imports.report.done", { count: imported })}</p>}
      <Next place={place} now={now} />
      {GROUPS.map((state) => (
        <Group key={state} {...{ state, place }} rows={now.sources.filter((source) => source.state === state)} />
      ))}
    </>
  );
}

/** What to do now: one strong button. */
function Next({ place, now }: Props): JSX.Element {
  const { t } = useTranslation();
  const starting = useStart(place);
  const project = `/projects/${place.project}/`;
  const links = (
    <>
      <a href={`${project}articles/`}>{t("imports.report.articles")}</a>
      <a className={now.state !== "failed" && now.tally.imported === 0 ? "strong" : undefined} href={`${project}import/`}>
        {t("imports.report.more")}
      </a>
    </>
  );
  if (now.state === "failed") {
    return (
      <>
        <p className="lead">{t("imports.report.failedHint")}</p>
        <Failure error={starting.error} />
        <p className="actions">
          <Button className="strong" isDisabled={starting.isPending} onPress={() => starting.mutate({ draft: now.draft, sources: [] })}>
            {t("imports.report.retry")}
          </Button>
          {links}
        </p>
      </>
    );
  }
  return (
    <p className="actions">
      {now.tally.imported > 0 && (
        <a className="strong" href={`${project}assignments/`}>
          {t("imports.report.giveOut")}
        </a>
      )}
      {links}
    </p>
  );
}

interface GroupProps {
  readonly state: (typeof GROUPS)[number];
  readonly rows: readonly ImportSource[];
  readonly place: Place;
}

function Group({ state, rows, place }: GroupProps): JSX.Element | null {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{`${t(`imports.report.${state}`)} (${rows.length})`}</h2>
      <ul className="rows">
        {rows.map((source) => (
          <li key={source.position}>
            {source.there && !source.there.withdrawn ? (
              <a href={`/projects/${place.project}/texts/${source.there.text}/`}>{source.there.headline}</a>
            ) : (
              <span className="name">{source.name}</span>
            )}
            <span className="quiet">
              {source.there?.withdrawn ? t("imports.report.withdrawn") : source.reason || (source.there && source.name)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
