import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../api/client";
import { Bar } from "../ui/Bar";

type Count = Project["labels"][number];

/** How often each label was used, by family, all on one scale. */
export function LabelBars({ project }: { project: Project }): JSX.Element {
  const { t, i18n } = useTranslation();
  const used = project.labels.filter((label) => label.spans > 0);
  const unused = project.labels.filter((label) => label.spans === 0).map((label) => label.name);
  const most = Math.max(...used.map((label) => label.spans), 1);
  return (
    <section>
      <h2>{t("project.labels")}</h2>
      {project.labels.length === 0 && <p className="quiet">{t("project.noLabels")}</p>}
      {project.labels.length > 0 && used.length === 0 && <p className="quiet">{t("project.noSpans")}</p>}
      {familiesOf(project).map(({ slug, name, colour }) => (
        <Family
          key={slug}
          name={name}
          colour={colour}
          project={project.slug}
          labels={used.filter((label) => label.family === slug)}
          most={most}
        />
      ))}
      {used.length > 0 && unused.length > 0 && (
        <p className="quiet">
          {t("project.unused", { labels: new Intl.ListFormat(i18n.language).format(unused) })}
        </p>
      )}
    </section>
  );
}

interface Look {
  readonly slug: string;
  readonly name: string;
  readonly colour: string;
}

/** The families of the codebook, then those that only an earlier one had. */
function familiesOf({ codebook, labels }: Project): Look[] {
  const now = codebook?.families ?? [];
  const known = new Set(now.map((family) => family.slug));
  const former = [...new Set(labels.map((label) => label.family))].filter((slug) => !known.has(slug));
  return [...now, ...former.map((slug) => ({ slug, name: slug, colour: "slate" }))];
}

interface FamilyProps {
  readonly name: string;
  readonly colour: string;
  readonly project: string;
  readonly labels: readonly Count[];
  readonly most: number;
}

function Family({ name, colour, project, labels, most }: FamilyProps): JSX.Element | null {
  const { i18n } = useTranslation();
  const numbers = new Intl.NumberFormat(i18n.language);
  if (labels.length === 0) return null;
  return (
    <div className={`c-${colour}`}>
      <h3 className="dot">{name}</h3>
      <ul className="bars labels">
        {labels.map((label) => (
          <li key={label.slug}>
            <a href={`/projects/${project}/spans/?label=${encodeURIComponent(label.slug)}`}>{label.name}</a>
            <Bar of={most} parts={[{ kind: "spans", value: label.spans }]} />
            <span className="number">{numbers.format(label.spans)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
