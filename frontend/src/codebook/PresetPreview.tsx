import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Preset } from "../api/client";

interface Props {
  readonly preset: Preset;
  readonly tiers: readonly string[];
}

/** What one would take: what it is for, its labels by family, its questions, and whom to cite. */
export function PresetPreview({ preset, tiers }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="preview">
      <h2 id="preset">{preset.title}</h2>
      <p>{preset.description}</p>
      <p className="principle">{preset.principle}</p>
      {preset.families.map((family) => (
        <Labels key={family.slug} family={family} labels={inFamily(preset, family.slug, tiers)} />
      ))}
      <Questions questions={preset.questions} />
      <dl className="about">
        <dt>{t("codebook.take.guidelines")}</dt>
        <dd>{preset.guidelines.join(" · ")}</dd>
        <dt>{t("codebook.take.citations")}</dt>
        {preset.citations.map((citation) => (
          <dd key={citation}>{citation}</dd>
        ))}
        <dt>{t("codebook.take.licence")}</dt>
        <dd>{preset.licence}</dd>
      </dl>
    </div>
  );
}

function inFamily(preset: Preset, family: string, tiers: readonly string[]): Preset["labels"] {
  return preset.labels.filter((label) => label.family === family && tiers.includes(label.tier));
}

type LabelsProps = { readonly family: Preset["families"][number]; readonly labels: Preset["labels"] };

function Labels({ family, labels }: LabelsProps): JSX.Element | null {
  if (labels.length === 0) return null;
  return (
    <details className={`c-${family.colour}`}>
      <summary>
        <b className="dot">{family.name}</b> <span className="quiet">{labels.map(({ name }) => name).join(" · ")}</span>
      </summary>
      <dl>
        {labels.map(({ slug, name, definition }) => (
          <div key={slug}>
            <dt>{name}</dt>
            <dd>{definition}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Questions({ questions }: Pick<Preset, "questions">): JSX.Element | null {
  const { t } = useTranslation();
  if (questions.length === 0) return null;
  return (
    <>
      <h3>{t("codebook.questions")}</h3>
      <ul className="asked">
        {questions.map(({ slug, wording, values }) => (
          <li key={slug}>
            {wording} <span className="quiet">{values.join(" · ")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
