import { useContext, type JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Attribute } from "../api/client";
import { freeSlug } from "./content";
import { Choice, Several, Tick } from "./fields";
import { Published, Slug } from "./Slug";
import { Values } from "./Values";

const KINDS = ["choice", "choices", "ordinal", "text"] as const;

interface Props {
  readonly pointer: string;
  /** The short name of the label they belong to. */
  readonly label: string;
  readonly attributes: readonly Attribute[];
  readonly onChange: (attributes: Attribute[]) => void;
}

export function Attributes({ pointer, label, attributes, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const published = useContext(Published).attributes[label] ?? [];
  const slug = freeSlug(attributes.map((one) => one.slug), "new");
  return (
    <Several
      pointer={pointer}
      title={t("draft.attributes")}
      add={t("draft.addAttribute")}
      entries={attributes}
      fresh={{ slug, kind: "choice", values: [], required: false }}
      named={(one) => one.slug}
      onChange={onChange}
    >
      {(one, at, change) => <OneAttribute key={attributes.length} pointer={`${pointer}/${at}`} published={published} attribute={one} onChange={change} />}
    </Several>
  );
}

interface OneProps {
  readonly pointer: string;
  readonly published: readonly string[];
  readonly attribute: Attribute;
  readonly onChange: (attribute: Attribute) => void;
}

function OneAttribute({ pointer, published, attribute, onChange }: OneProps): JSX.Element {
  const { t } = useTranslation();
  const kinds = KINDS.map((kind) => [kind, t(`codebook.kind.${kind}`)] as const);
  const choose = (value: string): void => {
    const kind = KINDS.find((one) => one === value) ?? "choice";
    onChange({ ...attribute, kind, values: kind === "text" ? [] : attribute.values });
  };
  return (
    <>
      <div className="pair">
        <Slug pointer={`${pointer}/slug`} of="attributes" published={published} value={attribute.slug} longest={50} onChange={(slug) => onChange({ ...attribute, slug })} />
        <Choice pointer={`${pointer}/kind`} label={t("draft.field.kind")} value={attribute.kind} options={kinds} onChange={choose} />
      </div>
      <Tick checked={attribute.required} onChange={(required) => onChange({ ...attribute, required })}>
        {t("draft.field.required")}
      </Tick>
      {attribute.kind !== "text" && (
        <Values pointer={`${pointer}/values`} values={attribute.values} onChange={(values) => onChange({ ...attribute, values })} />
      )}
    </>
  );
}
