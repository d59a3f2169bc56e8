import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../api/client";
import type { Filter } from "./Spans";

interface Props {
  readonly project: Project;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

interface Option {
  readonly value: string;
  readonly name: string;
}

export function Filters({ project, filter, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const labels = (project.codebook?.labels ?? []).map(({ slug, name }) => ({ value: slug, name }));
  const annotators = project.annotators.map((name) => ({ value: name, name }));
  const change = (part: Partial<Filter>): void => onChange({ ...filter, ...part, cursor: null });
  return (
    <form className="filters">
      <Choice
        title={t("project.filterLabel")}
        value={filter.label}
        options={labels}
        onChange={(label) => change({ label })}
      />
      <Choice
        title={t("project.filterAnnotator")}
        value={filter.annotator}
        options={annotators}
        onChange={(annotator) => change({ annotator })}
      />
    </form>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

function Choice({ title, value, options, onChange }: ChoiceProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <label>
      {title}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t("project.all")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}
