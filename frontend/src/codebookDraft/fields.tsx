import { createContext, useContext, type JSX, type ReactNode } from "react";
import { Button, CheckboxButton, CheckboxField, FieldError, Input, Label, Text, TextArea, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Trouble } from "../api/client";

/** What is wrong with the draft; a field shows what is wrong at its own place. */
export const Troubles = createContext<readonly Trouble[]>([]);

export function useTrouble(pointer: string): string {
  const here = useContext(Troubles).filter((one) => one.pointer === pointer);
  return here.map(({ detail }) => detail).join(" ");
}

interface WordsProps {
  /** The field's place in the content, which is how a problem finds it. */
  readonly pointer: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly hint?: string;
  readonly longest?: number;
}

export function Words({ pointer, label, value, onChange, rows, hint, longest = 10000 }: WordsProps): JSX.Element {
  const trouble = useTrouble(pointer);
  return (
    <TextField className="form-field" value={value} onChange={onChange} isInvalid={trouble !== ""} maxLength={longest}>
      <Label>{label}</Label>
      {rows === undefined ? <Input id={pointer} dir="auto" /> : <TextArea id={pointer} rows={rows} dir="auto" />}
      {hint !== undefined && <Text slot="description">{hint}</Text>}
      <FieldError>{trouble}</FieldError>
    </TextField>
  );
}

interface ChoiceProps {
  readonly pointer: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

export function Choice({ pointer, label, value, options, onChange }: ChoiceProps): JSX.Element {
  const trouble = useTrouble(pointer);
  return (
    <div className="form-field">
      <label htmlFor={pointer}>{label}</label>
      <select
        id={pointer}
        value={value}
        aria-invalid={trouble !== ""}
        aria-describedby={trouble === "" ? undefined : `${pointer} trouble`}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([slug, name]) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
      <TroubleText pointer={pointer} />
    </div>
  );
}

export function TroubleText({ pointer }: { readonly pointer: string }): JSX.Element | null {
  const trouble = useTrouble(pointer);
  if (trouble === "") return null;
  return (
    <span className="wrong small" id={`${pointer} trouble`}>
      {trouble}
    </span>
  );
}

interface TickProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

export function Tick({ checked, onChange, children }: TickProps): JSX.Element {
  return (
    <CheckboxField isSelected={checked} onChange={onChange}>
      <CheckboxButton className="option box">{children}</CheckboxButton>
    </CheckboxField>
  );
}

interface ListProps<One> {
  readonly pointer: string;
  readonly title: string;
  readonly add: string;
  readonly entries: readonly One[];
  readonly fresh: One;
  /** What a screen reader calls the button that takes one away. */
  readonly named: (one: One, at: number) => string;
  readonly onChange: (entries: One[]) => void;
  readonly children: (one: One, at: number, change: (next: One) => void) => JSX.Element;
}

/** Several small things of one kind inside an entry: added at the end, removed one by one. */
export function Several<One>({ pointer, title, add, entries, fresh, named, onChange, children }: ListProps<One>): JSX.Element {
  const { t } = useTranslation();
  return (
    <fieldset className="several">
      <legend>{title}</legend>
      <TroubleText pointer={pointer} />
      {entries.map((one, at) => (
        // Entries have no name of their own; their place is what they are known by.
        <div className="one" key={at}>
          {children(one, at, (next) => onChange(entries.map((old, place) => (place === at ? next : old))))}
          <Button
            className="plain remove"
            aria-label={t("draft.removeNamed", { name: named(one, at) })}
            onPress={() => onChange(entries.filter((_, place) => place !== at))}
          >
            {t("draft.remove")}
          </Button>
        </div>
      ))}
      <Button className="soft" onPress={() => onChange([...entries, fresh])}>
        {add}
      </Button>
    </fieldset>
  );
}
