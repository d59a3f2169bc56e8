import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { ChangePreview } from "../api/client";
import { chosen, RETIRE, SPLIT, targets, toggled, withLabel } from "./deciding";
import type { TableProps } from "./LabelTable";
import { Sample } from "./Sample";

type OldLabel = ChangePreview["labels"][number];

interface Props extends TableProps {
  readonly label: OldLabel;
}

export function LabelRow(props: Props): JSX.Element {
  const { t } = useTranslation();
  const { slug, label } = props;
  return (
    <tr className={`c-${label.colour} ${label.fate}`}>
      <th scope="row">
        <span className="dot">{label.name}</span>
        {label.spans > 0 && (
          <details>
            <summary>{t("changes.samples", { label: label.name })}</summary>
            {label.samples.map((span) => (
              <Sample key={`${span.annotator} ${span.uuid}`} slug={slug} span={span} />
            ))}
            {label.samples.length === 0 && <p className="quiet">{t("changes.noSamples")}</p>}
          </details>
        )}
      </th>
      <td className="number">{label.spans}</td>
      <td className="fate">{t(`changes.fates.${label.fate}`)}</td>
      <td>
        <Choice {...props} />
        <Losses label={label} />
      </td>
    </tr>
  );
}

function Choice({ plan, preview, label, onDecide }: Props): JSX.Element {
  const { t } = useTranslation();
  const offered = preview.new_labels.map(({ slug }) => slug);
  const decide = (to: readonly string[]): void => onDecide(withLabel(plan.decisions, label.slug, to));
  const [proposal] = label.fate === "undecided" ? label.proposed : [];
  const nameOf = (slug: string): string => preview.new_labels.find((one) => one.slug === slug)?.name ?? slug;
  return (
    <>
      <select
        aria-label={t("changes.becomesOf", { label: label.name })}
        value={chosen(label.fate, label.to)}
        onChange={({ target }) => decide(targets(target.value, label.slug, offered))}
      >
        {label.fate === "undecided" && <option value="">{t("changes.choose")}</option>}
        {preview.new_labels.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
        <option value={RETIRE}>{t("changes.retire")}</option>
        {offered.length > 1 && <option value={SPLIT}>{t("changes.split")}</option>}
      </select>
      {proposal && (
        <p className="quiet">
          {t("changes.proposal", { label: nameOf(proposal) })}{" "}
          <Button className="soft" onPress={() => decide([proposal])}>
            {t("changes.take")}
          </Button>
        </p>
      )}
      {label.to.length > 1 && (
        <fieldset className="parts">
          <legend>{t("changes.splitInto", { label: label.name })}</legend>
          {preview.new_labels.map(({ slug, name }) => (
            <label key={slug} className="tick">
              <input
                type="checkbox"
                checked={label.to.includes(slug)}
                disabled={label.to.length === 2 && label.to.includes(slug)}
                onChange={() => decide(toggled(label.to, slug, offered))}
              />
              {name}
            </label>
          ))}
          <p className="quiet">{t("changes.meanwhile", { label: nameOf(label.to[0] ?? "") })}</p>
        </fieldset>
      )}
    </>
  );
}

function Losses({ label }: { label: OldLabel }): JSX.Element | null {
  const { t } = useTranslation();
  if (label.losses.length === 0) return null;
  return (
    <ul className="losses">
      {label.losses.map(({ attribute, count, values }) => (
        <li key={attribute}>{t("changes.loses", { attribute, count, values: values.map(String).join(", ") })}</li>
      ))}
    </ul>
  );
}
