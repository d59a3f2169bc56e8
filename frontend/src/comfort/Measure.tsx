import type { JSX } from "react";
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";

interface Props {
  readonly label: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly say: (value: number) => string;
  /** While it moves. */
  readonly onTry: (value: number) => void;
  /** Where it was left. */
  readonly onChange: (value: number) => void;
}

export function Measure({ label, value, from, to, step, say, onTry, onChange }: Props): JSX.Element {
  return (
    <Slider
      className="measure"
      value={value}
      minValue={from}
      maxValue={to}
      step={step}
      onChange={onTry}
      onChangeEnd={onChange}
    >
      <Label>{label}</Label>
      <SliderOutput>{say(value)}</SliderOutput>
      <SliderTrack className="track">
        <SliderThumb className="thumb" />
      </SliderTrack>
    </Slider>
  );
}
