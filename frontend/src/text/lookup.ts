import type { Granularity } from "./offsets";
import { firstIndex, type Range, type Reading } from "./reading";

type Holds = (unit: Range) => boolean;

/** The first unit that `holds`, as all after it do; none that ends before `from` does. */
export function firstFrom(reading: Reading, granularity: Granularity, from: number, holds: Holds): Range | undefined {
  let index = firstIndex(reading.blocks, (block) => block.end >= from);
  for (; index < reading.blocks.length; index += 1) {
    const units = reading.unitsIn(granularity, index);
    const unit = units[firstIndex(units, holds)];
    if (unit) return unit;
  }
  return undefined;
}

/** The last unit that `holds`, as all before it do; none that starts after `upTo` does. */
export function lastUpTo(reading: Reading, granularity: Granularity, upTo: number, holds: Holds): Range | undefined {
  let index = firstIndex(reading.blocks, (block) => block.start > upTo) - 1;
  for (; index >= 0; index -= 1) {
    const units = reading.unitsIn(granularity, index);
    const unit = units[firstIndex(units, (each) => !holds(each)) - 1];
    if (unit) return unit;
  }
  return undefined;
}
