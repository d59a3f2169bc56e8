import { useState, type JSX } from "react";
import { ToggleButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { MarkedAssignment, MarkedText } from "../api/client";
import { Fold } from "./Fold";
import { useWorkName } from "./useWorkName";
import { PATTERNS, type Found } from "./works";

export interface Hidden {
  readonly works: ReadonlySet<number>;
  readonly families: ReadonlySet<string>;
}

interface Props {
  readonly marked: MarkedText;
  readonly all: readonly Found[];
  readonly hidden: Hidden;
  readonly onChange: (hidden: Hidden) => void;
}

/** Whose line is whose, and which colour is which family: each can be hidden and shown. */
export function Key({ marked, all, hidden, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const [unfolded, setUnfolded] = useState(false);
  const { assignments } = marked;
  if (assignments.length === 0) return <p className="lead">{t("reading.nobody")}</p>;
  return (
    <div className={unfolded ? "key unfolded" : "key"}>
      <Fold title={t("reading.key")} unfolded={unfolded} onChange={setUnfolded} />
      <div className="toggles" role="group" aria-label={t("reading.annotators")}>
        {assignments.map((work, index) => (
          <WorkToggle
            key={work.id}
            work={work}
            pattern={index % PATTERNS}
            shown={!hidden.works.has(work.id)}
            onChange={() => onChange({ ...hidden, works: turned(hidden.works, work.id) })}
          />
        ))}
      </div>
      <Families {...{ marked, all, hidden, onChange }} />
    </div>
  );
}

interface WorkProps {
  readonly work: MarkedAssignment;
  readonly pattern: number;
  readonly shown: boolean;
  readonly onChange: () => void;
}

function WorkToggle({ work, pattern, shown, onChange }: WorkProps): JSX.Element {
  const { t } = useTranslation();
  const name = useWorkName();
  return (
    <ToggleButton className="toggle" isSelected={shown} onChange={onChange}>
      <span className={`line pattern-${pattern}`} aria-hidden="true" />
      <b>{name(work)}</b>
      <span className="quiet">
        {[t(`reading.states.${work.state}`), t("reading.spans", { count: work.spans.length })].join(" · ")}
      </span>
    </ToggleButton>
  );
}

function Families({ marked, all, hidden, onChange }: Props): JSX.Element | null {
  const { t } = useTranslation();
  const names = new Map(marked.codebook?.families.map((family) => [family.slug, family.name]));
  const order = [...names.keys()];
  const byCodebook = [...all].sort((a, b) => order.indexOf(a.span.family) - order.indexOf(b.span.family));
  const colours = new Map(byCodebook.map(({ span }) => [span.family, span.colour]));
  if (colours.size === 0) return null;
  return (
    <div className="toggles" role="group" aria-label={t("reading.families")}>
      {[...colours].map(([family, colour]) => (
        <ToggleButton
          key={family}
          className="toggle"
          isSelected={!hidden.families.has(family)}
          onChange={() => onChange({ ...hidden, families: turned(hidden.families, family) })}
        >
          <span className={`dot c-${colour}`}>{names.get(family) ?? family}</span>
        </ToggleButton>
      ))}
    </div>
  );
}

function turned<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const others = [...set].filter((each) => each !== one);
  return new Set(others.length === set.size ? [...others, one] : others);
}
