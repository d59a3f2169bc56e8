import type { JSX, ReactNode } from "react";
import { RadioButton, RadioField, Text } from "react-aria-components";

interface Props {
  readonly value: string;
  readonly children: ReactNode;
  readonly means?: string;
}

/** One choice of a RadioGroup, with what it means below it. */
export function RadioOption({ value, children, means }: Props): JSX.Element {
  return (
    <RadioField value={value}>
      <RadioButton className="option">{children}</RadioButton>
      {means !== undefined && (
        <Text className="means" slot="description">
          {means}
        </Text>
      )}
    </RadioField>
  );
}
