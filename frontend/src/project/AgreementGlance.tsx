import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { DotPlot } from "../agreement/DotPlot";
import { axisStart, labelsOf, printed, reasonOf, type LabelAgreement } from "../agreement/figures";
import type { Project } from "../api/client";

/** Alpha of each label that has one; why the others have none, in words. */
export function AgreementGlance({ project }: { project: Project }): JSX.Element {
  const { t } = useTranslation();
  const { agreement, slug } = project;
  return (
    <section>
      <h2>{t("project.agreement")}</h2>
      {agreement.n_articles === 0 ? (
        <p className="quiet">{t("project.agreementNone")}</p>
      ) : (
        <>
          <p className="quiet">
            {t("project.agreementLead", { articles: t("home.articles", { count: agreement.n_articles }) })}
          </p>
          <Defined project={project} />
          <Undefined labels={labelsOf(agreement)} />
        </>
      )}
      <p>
        <a href={`/projects/${slug}/agreement/`}>{t("project.agreementMore")}</a>
      </p>
    </section>
  );
}

function Defined({ project: { agreement } }: { project: Project }): JSX.Element {
  const { t } = useTranslation();
  const from = axisStart(agreement);
  const colours = new Map(agreement.codebook?.families.map((family) => [family.slug, family.colour]));
  return (
    <ul className="bars glance">
      {labelsOf(agreement).map(({ label, alpha }) => {
        if (alpha.value === null) return null;
        const colour = colours.get(label.family) ?? "slate";
        return (
          <li key={label.slug}>
            <span className={`dot c-${colour}`}>{label.name}</span>
            <DotPlot
              {...{ from, colour }}
              alpha={alpha.value}
              interval={alpha.interval}
              name={t("agreement.value", { value: printed(alpha.value) })}
              width={150}
            />
            <span className="number">{printed(alpha.value)}</span>
            <span className="number quiet">{t("home.spans", { count: alpha.n_spans })}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** One sentence per reason, with the labels it holds for. */
function Undefined({ labels }: { labels: readonly LabelAgreement[] }): JSX.Element {
  const { t, i18n } = useTranslation();
  const list = new Intl.ListFormat(i18n.language);
  const reasons = new Map<string, string[]>();
  for (const { label, alpha } of labels) {
    const reason = reasonOf(alpha);
    if (reason !== null) reasons.set(reason, [...(reasons.get(reason) ?? []), label.name]);
  }
  return (
    <>
      {[...reasons].map(([reason, names]) => (
        <p key={reason} className="quiet">
          {reason === ""
            ? t("project.undefinedUnused", { labels: list.format(names) })
            : t("project.undefinedOther", { reason, labels: list.format(names) })}
        </p>
      ))}
    </>
  );
}
