import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog";
import { otherPlaces, planOf, type Bulk, type Plan } from "./bulkActs";
import type { Content, LiveMark } from "./marks";
import type { State } from "./state";

interface Props {
  readonly state: State;
  readonly mark: LiveMark;
  readonly onAct: (act: Bulk) => void;
  readonly onClose: () => void;
}

const SHOWN = 5;
const AROUND = 24;

/** What can be done to all spans like the chosen one, with what it would do said beforehand. */
export default function BulkDialog(props: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <Dialog title={t("undo.bulk.title")} onClose={props.onClose}>
      <Everywhere {...props} />
      <OfLabel {...props} />
      <p className="quiet">{t("undo.bulk.one")}</p>
      <div className="choices">
        <Button className="soft" onPress={props.onClose}>
          {t("undo.bulk.nothing")}
        </Button>
      </div>
    </Dialog>
  );
}

/** The same words at other places. */
function Everywhere({ state, mark, onAct }: Props): JSX.Element {
  const { t } = useTranslation();
  const [attributes, setAttributes] = useState(false);
  const [uuids] = useState(() => otherPlaces(state, mark.uuid).map(() => crypto.randomUUID() as string));
  const act = { type: "everywhere", uuid: mark.uuid, uuids, attributes } as const;
  const plan = planOf(state, act);
  const label = state.labels.get(mark.now.label)?.name ?? "";
  return (
    <section className="bulk">
      <h3>{t("undo.bulk.everywhere", { quote: mark.now.quote })}</h3>
      <Foretold plan={plan} label={label} sentence={t("undo.bulk.wouldMark", { count: plan.count, label })} />
      <Preview state={state} plan={plan} />
      {Object.keys(mark.now.attributes).length > 0 && (
        <label className="tick">
          <input type="checkbox" checked={attributes} onChange={(event) => setAttributes(event.target.checked)} />
          {t("undo.bulk.attributes")}
        </label>
      )}
      <div className="choices">
        <Button className="strong" autoFocus={plan.count > 0} isDisabled={plan.count === 0} onPress={() => onAct(act)}>
          {t("undo.bulk.mark", { count: plan.count })}
        </Button>
      </div>
    </section>
  );
}

function Foretold({ plan, label, sentence }: { plan: Plan; label: string; sentence: string }): JSX.Element {
  const { t } = useTranslation();
  const { already, barred } = plan;
  return (
    <p role="status">
      {sentence} {already > 0 && t("undo.bulk.already", { count: already, label })}{" "}
      {barred > 0 && t("undo.bulk.barred", { count: barred })}
    </p>
  );
}

function Preview({ state, plan }: { state: State; plan: Plan }): JSX.Element | null {
  const { t } = useTranslation();
  const places = plan.edits.map(({ after }) => after as Content);
  const { text } = state.reading;
  if (places.length === 0) return null;
  return (
    <ul>
      {places.slice(0, SHOWN).map(({ start, end, quote }) => (
        <li key={start} dir="auto">
          …{text.slice(Math.max(start - AROUND, 0), start)}
          <b>{quote}</b>
          {text.slice(end, end + AROUND)}…
        </li>
      ))}
      {places.length > SHOWN && <li>{t("undo.bulk.more", { count: places.length - SHOWN })}</li>}
    </ul>
  );
}

/** All spans with the label of the chosen one. */
function OfLabel({ state, mark, onAct }: Props): JSX.Element {
  const { t } = useTranslation();
  const { label } = mark.now;
  const others = [...state.labels.values()].filter(({ slug }) => slug !== label);
  const [to, setTo] = useState(others[0]?.slug ?? label);
  const change = { type: "relabelAll", label, to } as const;
  const remove = { type: "removeAll", label } as const;
  const [changes, removals] = [planOf(state, change), planOf(state, remove)];
  const name = (slug: string): string => state.labels.get(slug)?.name ?? slug;
  return (
    <section className="bulk">
      <h3>{t("undo.bulk.ofLabel", { label: name(label) })}</h3>
      <Foretold plan={changes} label={name(to)} sentence={t("undo.bulk.wouldChange", { count: changes.count, label: name(to) })} />
      <div className="choices">
        <select aria-label={t("undo.bulk.newLabel")} value={to} onChange={(event) => setTo(event.target.value)}>
          {others.map(({ slug }) => (
            <option key={slug} value={slug}>
              {name(slug)}
            </option>
          ))}
        </select>
        <Button className="soft" isDisabled={changes.count === 0} onPress={() => onAct(change)}>
          {t("undo.bulk.change", { count: changes.count })}
        </Button>
        <Button className="soft" onPress={() => onAct(remove)}>
          {t("undo.bulk.remove", { count: removals.count })}
        </Button>
      </div>
    </section>
  );
}
