import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import type { CodebookContent, LabelContent } from "../api/client";
import { Attributes } from "./Attributes";
import { Contrasts } from "./Contrasts";
import { slugOf } from "./content";
import { Examples } from "./Examples";
import { Choice, Tick, Words } from "./fields";
import { COLOURS, PATTERNS, one } from "./looks";
import { Preview } from "./Preview";
import { Slug, usePublished } from "./Slug";

interface Props {
  readonly pointer: string;
  readonly label: LabelContent;
  readonly content: CodebookContent;
  readonly onChange: (label: LabelContent) => void;
}

export function LabelForm({ pointer, label, content, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const set = (change: Partial<LabelContent>): void => onChange({ ...label, ...change });
  const published = usePublished("labels");
  // Its short name is its identity once it was published: another name leaves it alone.
  const [isNew] = useState(!published.includes(label.slug));
  const name = (words: string): void => set({ name: words, slug: isNew ? followed(label, words) : label.slug });
  return (
    <>
      <Words pointer={`${pointer}/name`} label={t("draft.field.name")} value={label.name} longest={100} onChange={name} />
      <div className="pair">
        <Slug pointer={`${pointer}/slug`} of="labels" published={published} hint={t("draft.slugHint")} value={label.slug} longest={100} onChange={(slug) => set({ slug })} />
        <Words pointer={`${pointer}/key`} label={t("draft.field.key")} hint={t("draft.keyHint")} value={label.key} longest={1} onChange={(key) => set({ key: key.toLowerCase() })} />
      </div>
      <Look pointer={pointer} label={label} content={content} set={set} />
      <Preview label={label} content={content} />
      <Words pointer={`${pointer}/definition`} label={t("draft.field.definition")} rows={4} value={label.definition} onChange={(definition) => set({ definition })} />
      <Words pointer={`${pointer}/test`} label={t("draft.field.test")} hint={t("draft.testHint")} rows={4} value={label.test} onChange={(test) => set({ test })} />
      <Examples pointer={`${pointer}/examples`} title={t("codebook.examples")} add={t("draft.addExample")} examples={label.examples} onChange={(examples) => set({ examples })} />
      <Examples pointer={`${pointer}/do_not_label`} title={t("codebook.doNot")} add={t("draft.addCounter")} examples={label.do_not_label} onChange={(examples) => set({ do_not_label: examples })} />
      <Contrasts pointer={`${pointer}/contrasts`} label={label} labels={content.labels} onChange={(contrasts) => set({ contrasts })} />
      <Attributes pointer={`${pointer}/attributes`} label={label.slug} attributes={label.attributes} onChange={(attributes) => set({ attributes })} />
      <fieldset className="several">
        <legend>{t("draft.rules")}</legend>
        <Tick checked={label.self_overlap === "allow"} onChange={(on) => set({ self_overlap: on ? "allow" : "forbid" })}>
          {t("draft.field.selfOverlap")}
        </Tick>
        <Tick checked={label.may_cross_blocks} onChange={(on) => set({ may_cross_blocks: on })}>
          {t("draft.field.crossBlocks")}
        </Tick>
      </fieldset>
    </>
  );
}

/** A label that is still called "new" takes its short name from its name. */
function followed(label: LabelContent, name: string): string {
  const [family = ""] = label.slug.split(".");
  const derived = [`${family}.${slugOf(label.name)}`, `${family}.new`];
  return derived.includes(label.slug) && slugOf(name) !== "" ? `${family}.${slugOf(name)}` : label.slug;
}

interface LookProps extends Omit<Props, "onChange"> {
  readonly set: (change: Partial<LabelContent>) => void;
}

function Look({ pointer, label, content, set }: LookProps): JSX.Element {
  const { t } = useTranslation();
  const families = content.families.map(({ slug, name }) => [slug, name || slug] as const);
  const colours = COLOURS.map((colour) => [colour, t(`draft.colour.${colour}`)] as const);
  const patterns = PATTERNS.map((pattern) => [pattern, t(`draft.pattern.${pattern}`)] as const);
  const none = families.some(([slug]) => slug === label.family) ? [] : [[label.family, t("draft.chooseFamily")] as const];
  return (
    <div className="pair three">
      <Choice pointer={`${pointer}/family`} label={t("draft.field.family")} value={label.family} options={[...none, ...families]} onChange={(family) => set({ family })} />
      <Choice pointer={`${pointer}/colour`} label={t("draft.field.colour")} value={label.colour} options={[["", t("draft.familyColour")], ...colours]} onChange={(value) => set({ colour: one(COLOURS, value) ?? "" })} />
      <Choice pointer={`${pointer}/pattern`} label={t("draft.field.pattern")} value={label.pattern} options={patterns} onChange={(value) => set({ pattern: one(PATTERNS, value) ?? "solid" })} />
    </div>
  );
}
