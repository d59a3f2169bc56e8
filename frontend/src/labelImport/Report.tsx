import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { LabelImport } from "../api/client";
import { Failure } from "../ui/Failure";
import { useStart } from "./acts";
import type { Place } from "./Page";
import { Rejected } from "./Rejected";

const KINDS = ["articles", "assignments", "spans", "links", "answers"] as const;

interface Props {
  readonly place: Place;
  readonly now: LabelImport;
}

export function Report({ place, now }: Props): JSX.Element {
  const { t } = useTranslation();
  const ended = now.state === "done" ? "labelImports.done" : now.state === "failed" ? "labelImports.failed" : "labelImports.cancelled";
  return (
    <>
      <h1>{t(ended)}</h1>
      <p className="lead">{t("labelImports.stored")}</p>
      <dl className="counts">
        {KINDS.map((kind) => (
          <div key={kind}>
            <dt>{t(`labelImports.new.${kind}`)}</dt>
            <dd>{t("labelImports.number", { count: now.progress[kind] })}</dd>
          </div>
        ))}
      </dl>
      <Next place={place} now={now} />
      <Rejected place={place} now={now} />
      <People now={now} />
    </>
  );
}

/** What to do now: one strong button. */
function Next({ place, now }: Props): JSX.Element {
  const { t } = useTranslation();
  const starting = useStart(place);
  const project = `/projects/${place.project}/`;
  return (
    <>
      <Failure error={starting.error} />
      <p className="actions">
        {now.state === "failed" ? (
          <Button className="strong" isDisabled={starting.isPending} onPress={() => starting.mutate({ unit: "", values: [], makes_codebook: false })}>
            {t("labelImports.retry")}
          </Button>
        ) : (
          <a className="strong" href={`${project}spans/`}>
            {t("labelImports.see")}
          </a>
        )}
        <a href={`${project}agreement/`}>{t("labelImports.agreement")}</a>
        <a href={`${project}import/labels/`}>{t("labelImports.more")}</a>
      </p>
    </>
  );
}

function People({ now }: { readonly now: LabelImport }): JSX.Element | null {
  const { t } = useTranslation();
  if (now.annotators.length === 0) return null;
  return (
    <details>
      <summary>{t("labelImports.people")}</summary>
      <p className="quiet">{t("labelImports.peopleHint")}</p>
      <ul className="chips">
        {now.annotators.map(({ name, pseudonym }) => (
          <li key={name}>{`${name} → ${pseudonym ?? "?"}`}</li>
        ))}
      </ul>
    </details>
  );
}
