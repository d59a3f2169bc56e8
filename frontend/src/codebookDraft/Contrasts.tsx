import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { LabelContent } from "../api/client";
import { Choice, Several, Words } from "./fields";

interface Props {
  readonly pointer: string;
  readonly label: LabelContent;
  readonly labels: readonly LabelContent[];
  readonly onChange: (contrasts: LabelContent["contrasts"]) => void;
}

/** Why something is this label, and not the one it is most easily taken for. */
export function Contrasts({ pointer, label, labels, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const others = labels.filter(({ slug }) => slug !== label.slug).map(({ slug, name }) => [slug, name || slug] as const);
  return (
    <Several
      pointer={pointer}
      title={t("draft.contrasts")}
      add={t("draft.addContrast")}
      entries={label.contrasts}
      fresh={{ label: others[0]?.[0] ?? "", why: "" }}
      named={(one) => one.label}
      onChange={onChange}
    >
      {(one, at, change) => (
        <div className="pair">
          <Choice pointer={`${pointer}/${at}/label`} label={t("draft.field.notThat")} value={one.label} options={others} onChange={(slug) => change({ ...one, label: slug })} />
          <Words pointer={`${pointer}/${at}/why`} label={t("draft.field.why")} value={one.why} longest={2000} onChange={(why) => change({ ...one, why })} />
        </div>
      )}
    </Several>
  );
}
