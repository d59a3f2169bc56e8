import { useSyncExternalStore, type JSX } from "react";
import { Button, Group, Toolbar } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Codebook, Label } from "../api/client";
import { initial } from "../ui/initial";
import { colourOf, type Looks } from "./looks";
import { recentLabels } from "./recent";
import type { State } from "./state";

/** Where the thumb is: with a finger, and where the labels have no room beside the text. */
const THERE = matchMedia("(min-height: 481px) and ((pointer: coarse) or (max-width: 700px))");

export function hasLabelBar(): boolean {
  return THERE.matches;
}

interface Props {
  readonly codebook: Codebook;
  readonly looks: Looks;
  readonly state: State;
  readonly onLabel: (slug: string) => void;
}

/** The labels for what is selected, in one line at the bottom; those used last come first. */
export function LabelBar(props: Props): JSX.Element | null {
  const there = useSyncExternalStore(onChange, hasLabelBar);
  const { state } = props;
  return there && state.chosen === null && !state.closed ? <Bar {...props} /> : null;
}

function Bar({ codebook, looks, state, onLabel }: Props): JSX.Element {
  const { t } = useTranslation();
  const recent = recentLabels(state).flatMap((slug) => looks.get(slug)?.label ?? []);
  return (
    <section className="labelBar" aria-label={t("bounds.labels")}>
      <Toolbar aria-label={t("bounds.labels")}>
        <Labels name={t("bounds.recent")} labels={recent} {...{ looks, onLabel }} />
        {codebook.families.map(({ slug, name }) => (
          <Labels
            key={slug}
            name={name}
            sign={initial(name)}
            labels={codebook.labels.filter((label) => label.family === slug && !recent.includes(label))}
            {...{ looks, onLabel }}
          />
        ))}
      </Toolbar>
    </section>
  );
}

interface LabelsProps extends Pick<Props, "looks" | "onLabel"> {
  readonly name: string;
  readonly sign?: string;
  readonly labels: readonly Label[];
}

function Labels({ name, sign, labels, looks, onLabel }: LabelsProps): JSX.Element | null {
  const [first] = labels;
  if (!first) return null;
  return (
    <Group className={sign ? colourOf(looks, first.slug) : ""} aria-label={name}>
      {sign && <i aria-hidden="true">{sign}</i>}
      {labels.map(({ slug, name }) => (
        <Button key={slug} className={colourOf(looks, slug)} onPress={() => onLabel(slug)}>
          {name}
        </Button>
      ))}
    </Group>
  );
}

function onChange(tell: () => void): () => void {
  THERE.addEventListener("change", tell);
  return () => THERE.removeEventListener("change", tell);
}
