import { useState, type JSX } from "react";
import { Button, CheckboxButton, CheckboxField, CheckboxGroup, Label, Text } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Preset } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";
import { CHOSEN_TIERS, CORE, labelsOf } from "./finding";

interface Props {
  readonly slug: string;
  readonly preset: Preset;
  readonly onTaken: () => void;
}

type Tier = (typeof CHOSEN_TIERS)[number];

async function take(project: string, preset: string, tiers: Tier[]): Promise<void> {
  const params = { path: { project, number: 1 } };
  const body = { preset: preset as "framing_cues", tiers };
  found(await client.PUT("/api/v1/projects/{project}/codebooks/{number}/", { params, body }));
}

/** For a manager whose project has no codebook: the one that comes along, as much of it as wanted. */
export function TakePreset({ slug, preset, onTaken }: Props): JSX.Element {
  const { t } = useTranslation();
  const [tiers, setTiers] = useState<Tier[]>(["extended"]);
  const taking = useSending({ mutationFn: () => take(slug, preset.slug, tiers), onSuccess: onTaken });
  const count = [CORE, ...tiers].reduce((sum, tier) => sum + labelsOf(preset, tier).length, 0);
  return (
    <main className="page take">
      <h1>{t("codebook.take.title")}</h1>
      <p className="lead">{t("codebook.take.lead")}</p>
      <h2>{preset.title}</h2>
      <p className="principle">{preset.principle}</p>
      <Tiers preset={preset} tiers={tiers} onChange={setTiers} />
      <p className="quiet">{t("codebook.take.frozen")}</p>
      <Failure error={taking.error} />
      <Button className="strong" isDisabled={!taking.isIdle && !taking.isError} onPress={() => taking.mutate()}>
        {t("codebook.take.yes", { count })}
      </Button>
    </main>
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
      {([CORE, ...CHOSEN_TIERS] as const).map((tier) => (
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
