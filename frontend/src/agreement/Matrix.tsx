import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { printed } from "./figures";
import type { Behind, SideRow } from "./sides";

interface Props {
  readonly name: string;
  readonly rows: readonly SideRow[];
  readonly onOpen: (behind: Behind) => void;
}

/** Everybody with everybody else: the higher, the darker. A pair that shares no article has no number. */
export function Matrix({ name, rows, onOpen }: Props): JSX.Element | null {
  const { t } = useTranslation();
  const people = [...new Set(rows.flatMap(({ behind }) => behind?.annotator ?? []))].sort();
  if (people.length < 3) return null;
  const of = new Map(rows.map((row) => [row.behind?.annotator?.join(), row]));
  return (
    <div className="scroll" role="region" aria-label={t("agreement.matrix", { name })} tabIndex={0}>
      <table className="matrix" aria-label={t("agreement.matrix", { name })}>
        <thead>
          <tr>
            <td />
            {people.map((person) => (
              <th key={person} scope="col">
                {person}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <tr key={one}>
              <th scope="row">{one}</th>
              {people.map((other) => (
                <Cell key={other} row={one === other ? undefined : (of.get([one, other].join()) ?? of.get([other, one].join()))} onOpen={onOpen} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ row, onOpen }: { row: SideRow | undefined; onOpen: Props["onOpen"] }): JSX.Element {
  const value = row?.figure.value ?? null;
  const behind = row?.behind;
  if (value === null || behind === undefined) return <td className="quiet">–</td>;
  const share = Math.round(Math.max(0, value) * 45);
  return (
    <td style={{ background: `color-mix(in srgb, var(--focus) ${share}%, transparent)` }}>
      <Button className="opens" aria-label={`${behind.name}: ${printed(value)}`} onPress={() => onOpen(behind)}>
        {printed(value)}
      </Button>
    </td>
  );
}
