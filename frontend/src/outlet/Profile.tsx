import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Outlet } from "../api/client";

const PLAIN = ["country", "type", "ownership"] as const;

/** What is known; a leaning only in one breath with who says so. */
export function Profile({ outlet }: { readonly outlet: Outlet }): JSX.Element {
  const { t } = useTranslation();
  const { leaning, leaning_source: source, website } = outlet;
  const known = PLAIN.filter((name) => outlet[name] !== "");
  if (known.length === 0 && leaning === "" && website === "") return <p className="quiet">{t("outlets.unknown")}</p>;
  return (
    <dl className="profile" aria-label={t("outlets.profile")}>
      {known.map((name) => (
        <div key={name}>
          <dt>{t(`outlets.${name}`)}</dt>
          <dd>{outlet[name]}</dd>
        </div>
      ))}
      {leaning !== "" && (
        <div>
          <dt>{t("outlets.leaning")}</dt>
          <dd>
            {leaning} <span className="quiet">({t("outlets.source", { source })})</span>
          </dd>
        </div>
      )}
      {website !== "" && (
        <div>
          <dt>{t("outlets.website")}</dt>
          <dd>
            <a href={website} rel="noopener noreferrer">
              {website}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
