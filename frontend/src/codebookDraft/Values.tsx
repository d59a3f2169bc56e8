import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Attribute } from "../api/client";
import { Several, Tick, Words } from "./fields";

type Value = Attribute["values"][number];

interface Props {
  readonly pointer: string;
  readonly values: readonly Value[];
  readonly onChange: (values: Value[]) => void;
  /** Of a question, a value may say that there is no answer. */
  readonly mayBeNone?: boolean;
}

/** What may be chosen: what is stored, and what it means. */
export function Values({ pointer, values, onChange, mayBeNone = false }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <Several
      pointer={pointer}
      title={t("draft.values")}
      add={t("draft.addValue")}
      entries={values}
      fresh={{ value: "", meaning: "" }}
      named={({ value }, at) => value || t("draft.valueNumber", { number: at + 1 })}
      onChange={onChange}
    >
      {(one, at, change) => (
        <div className="pair">
          <Words pointer={`${pointer}/${at}/value`} label={t("draft.field.value")} value={one.value} longest={100} onChange={(value) => change({ ...one, value })} />
          <Words pointer={`${pointer}/${at}/meaning`} label={t("draft.field.meaning")} value={one.meaning} longest={2000} onChange={(meaning) => change({ ...one, meaning })} />
          {mayBeNone && (
            <Tick checked={one.no_answer ?? false} onChange={(none) => change(answering(one, none))}>
              {t("draft.noAnswer")}
            </Tick>
          )}
        </div>
      )}
    </Several>
  );
}

/** It is written only where it is true. */
function answering(value: Value, none: boolean): Value {
  const { no_answer: before, ...rest } = { ...value, no_answer: none };
  return before ? { ...rest, no_answer: true } : rest;
}
