import { useState, type JSX } from "react";
import { Button, CheckboxButton, CheckboxField, CheckboxGroup, Label, RadioGroup, Text } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Preset, type PresetName } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { RadioOption } from "../ui/RadioOption";
import { useSending } from "../ui/useSending";
import { CHOSEN_TIERS, CORE, labelsOf, tiersOf } from "./finding";
import { PresetPreview } from "./PresetPreview";

interface Props {
  readonly slug: string;
  readonly presets: readonly Preset[];
  readonly onTaken: () => void;
}

type Tier = (typeof CHOSEN_TIERS)[number];

async function take(project: string, preset: Preset, tiers: readonly Tier[]): Promise<void> {
  const params = { path: { project, number: 1 } };
  const body = { preset: preset.slug as PresetName, tiers: [...tiers] };
  found(await client.PUT("/api/v1/projects/{project}/codebooks/{number}/", { params, body }));
}

/** For a manager whose project has no codebook: those that come along, and as much of one as wanted. */
export function TakePreset({ slug, presets, onTaken }: Props): JSX.Element {
  const { t } = useTranslation();
  const [name, setName] = useState(presets[0]?.slug ?? "");
  const [wanted, setTiers] = useState<Tier[]>(["extended"]);
  const preset = presets.find((one) => one.slug === name);
  const tiers = preset ? tiersOf(preset).filter((tier) => wanted.includes(tier)) : [];
  const taking = useSending({ mutationFn: (chosen: Preset) => take(slug, chosen, tiers), onSuccess: onTaken });
  return (
    <main className="page broad take">
      <header>
        <h1>{t("codebook.take.title")}</h1>
        <p className="lead">{t("codebook.take.lead")}</p>
      </header>
      <Choices presets={presets} name={name} onChoose={setName} />
      {preset && (
        <section aria-labelledby="preset">
          <PresetPreview preset={preset} tiers={[CORE, ...tiers]} />
          {tiersOf(preset).length > 0 && <Tiers preset={preset} tiers={tiers} onChange={setTiers} />}
          <p className="quiet">{t("codebook.take.frozen")}</p>
          <Failure error={taking.error} />
          <Button className="strong" isDisabled={!taking.isIdle && !taking.isError} onPress={() => taking.mutate(preset)}>
            {t("codebook.take.yes", { count: counted(preset, tiers) })}
          </Button>
        </section>
      )}
    </main>
  );
}

function counted(preset: Preset, tiers: readonly Tier[]): number {
  return [CORE, ...tiers].reduce((sum, tier) => sum + labelsOf(preset, tier).length, 0);
}

interface ChoicesProps {
  readonly presets: readonly Preset[];
  readonly name: string;
  readonly onChoose: (slug: string) => void;
}

function Choices({ presets, name, onChoose }: ChoicesProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <RadioGroup className="form-field presets" value={name} onChange={onChoose}>
      <Label>{t("codebook.take.which")}</Label>
      {presets.map(({ slug, title, labels }) => (
        <RadioOption key={slug} value={slug} means={t("codebook.labels", { count: labels.length })}>
          {title}
        </RadioOption>
      ))}
    </RadioGroup>
  );
}

interface TiersProps {
  readonly preset: Preset;
  readonly tiers: readonly Tier[];
  readonly onChange: (tiers: Tier[]) => void;
}

function Tiers({ preset, tiers, onChange }: TiersProps): JSX.Element {
  const { t } = useTranslation();
  const choose = (values: string[]): void => onChange(CHOSEN_TIERS.filter((tier) => values.includes(tier)));
  return (
    <CheckboxGroup className="form-field" value={[CORE, ...tiers]} onChange={choose}>
      <Label>{t("codebook.take.tiers")}</Label>
      {([CORE, ...tiersOf(preset)] as const).map((tier) => (
        <CheckboxField key={tier} value={tier} isDisabled={tier === CORE}>
          <CheckboxButton className="option box">
            <span>
              {t(`codebook.take.${tier}`)} <span className="quiet">{t(`codebook.take.${tier}Why`)}</span>
            </span>
          </CheckboxButton>
          <Text className="means" slot="description">
            {labelsOf(preset, tier).map(({ name }) => name).join(" · ")}
          </Text>
        </CheckboxField>
      ))}
    </CheckboxGroup>
  );
}
