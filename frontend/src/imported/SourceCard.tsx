import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ImportSource, Offers } from "../api/client";
import { AboutFields } from "../import/AboutFields";
import type { Choice } from "./acts";
import { isNew } from "./draft";
import { Facts, Words } from "./Reading";

interface Props {
  readonly source: ImportSource;
  readonly choice: Choice;
  readonly project: string;
  readonly offers: Offers;
  readonly open: boolean;
  readonly onChange: (choice: Choice) => void;
}

export function SourceCard({ source, choice, project, offers, open, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const fresh = isNew(source);
  return (
    <article className={fresh && !choice.skip ? "source" : "source left"}>
      <p className="from quiet">
        <span>{`${source.position}. ${source.name}`}</span>
        {fresh && (
          <label className="tick">
            <input type="checkbox" checked={!choice.skip} onChange={() => onChange({ ...choice, skip: !choice.skip })} />
            {t("imports.draft.take")}
          </label>
        )}
      </p>
      {source.reading === null ? (
        <p className="failure">{`${t("imports.draft.unreadable")} ${source.reason}`}</p>
      ) : (
        <>
          <h2 lang={choice.language} dir="auto">
            {source.reading.headline}
          </h2>
          <Known source={source} project={project} />
          {fresh && !choice.skip && (
            <>
              <Facts reading={source.reading} language={choice.language} />
              <AboutFields about={choice} offers={offers} onChange={(about) => onChange({ ...choice, ...about })} />
              <Words reading={source.reading} open={open} language={choice.language} />
            </>
          )}
        </>
      )}
    </article>
  );
}

function Known({ source, project }: { readonly source: ImportSource; readonly project: string }): JSX.Element | null {
  const { t } = useTranslation();
  if (source.there?.withdrawn) return <p>{t("imports.draft.withdrawn")}</p>;
  if (source.there) {
    return (
      <p>
        {t("imports.draft.there")} <a href={`/projects/${project}/texts/${source.there.text}/`}>{source.there.headline}</a>
      </p>
    );
  }
  return source.twin === null ? null : <p>{t("imports.draft.twin", { number: source.twin })}</p>;
}
