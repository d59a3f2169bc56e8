import type { JSX } from "react";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import "./suggest.css";

interface Props {
  readonly title: string;
  readonly value: string;
  readonly offers: readonly string[];
  readonly onChange: (value: string) => void;
}

/** A text field that offers what is there already and takes anything new. */
export function Suggest({ title, value, offers, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <ComboBox className="suggest" allowsCustomValue inputValue={value} onInputChange={onChange}>
      <Label>{title}</Label>
      <div className="field">
        <Input maxLength={200} />
        {offers.length > 0 && <Button aria-label={t("offers", { title })}>▾</Button>}
      </div>
      {/* Not modal: the field keeps the focus, and the page around it stays readable. */}
      <Popover className="popover suggestions" isNonModal>
        <ListBox items={offers.map((name) => ({ name }))}>
          {({ name }) => (
            <ListBoxItem id={name} textValue={name}>
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
