import type { JSX, RefObject } from "react";
import { Button, Group, Toolbar } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Codebook, Family, Label } from "../api/client";
import { initial } from "../ui/initial";

interface Props {
  readonly codebook: Codebook;
  readonly considered: string | null;
  readonly counts: ReadonlyMap<string, number>;
  readonly onLabel: (slug: string) => void;
  readonly onConsider: (slug: string | null) => void;
}

interface ListProps extends Props {
  readonly list: RefObject<HTMLDivElement | null>;
}

/** All labels by family, with their keys; one tab stop, arrow keys inside. */
export function LabelList({ list, ...props }: ListProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <Toolbar ref={list} className="families" orientation="vertical" aria-label={t("annotate.labels")}>
      {props.codebook.families.map((family) => (
        <FamilyGroup key={family.slug} family={family} {...props} />
      ))}
    </Toolbar>
  );
}

function FamilyGroup({ family, ...props }: Props & { family: Family }): JSX.Element {
  const labels = props.codebook.labels.filter((label) => label.family === family.slug);
  return (
    <Group className={`family c-${family.colour}`} aria-label={family.name}>
      <h3 title={family.question}>
        <i aria-hidden="true">{initial(family.name)}</i>
        {family.name}
      </h3>
      {labels.map((label) => (
        <LabelButton key={label.slug} label={label} {...props} />
      ))}
    </Group>
  );
}

function LabelButton({ label, ...props }: Props & { label: Label }): JSX.Element {
  const { t } = useTranslation();
  const { considered, counts, onLabel, onConsider } = props;
  const count = counts.get(label.slug) ?? 0;
  const key = label.key === "" ? "" : label.key.toUpperCase();
  return (
    <Button
      className={`label${considered === label.slug ? " on" : ""}`}
      aria-keyshortcuts={key}
      aria-label={t("annotate.labelButton", { label: label.name, count })}
      onHoverStart={() => onConsider(label.slug)}
      onHoverEnd={() => onConsider(null)}
      onFocus={() => onConsider(label.slug)}
      onBlur={() => onConsider(null)}
      onPress={() => onLabel(label.slug)}
    >
      <span className="name">{label.name}</span>
      <span className="count">{count > 0 ? count : ""}</span>
      {key !== "" && <kbd>{key}</kbd>}
    </Button>
  );
}
