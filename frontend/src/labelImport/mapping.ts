import type { FoundValue, LabelOffers, Target } from "../api/client";

export interface Choice {
  readonly key: string;
  readonly target: Target | null;
  readonly name: string;
}

export const UNMAPPED = "";
export const LEFT_OUT: Target = { leave_out: true };

/** A target as the value of an option; equal targets are equal keys. */
export function keyOf(target: Target | null): string {
  if (target === null) return UNMAPPED;
  const { label, question, value, link, leave_out: out } = target;
  return JSON.stringify(out ? "out" : [label ?? null, question ?? null, value ?? null, link ?? null]);
}

/** What a value of this kind can become, besides nothing and being left out. */
export function choices(value: FoundValue, offers: LabelOffers): Choice[] {
  if (value.kind === "link") return offers.links.map((link) => choice({ link }, link));
  const answers = offers.questions.flatMap(({ slug, values }) =>
    values.length === 0 ? [choice({ question: slug }, slug)] : values.map((said) => choice({ question: slug, value: said }, `${slug}: ${said}`)),
  );
  if (value.kind === "question") return answers;
  return [...offers.labels.map(({ slug, name }) => choice({ label: slug }, name)), ...answers];
}

function choice(target: Target, name: string): Choice {
  return { key: keyOf(target), target, name };
}

/** The values with one of them decided. */
export function decided(values: readonly FoundValue[], index: number, target: Target | null): FoundValue[] {
  return values.map((value, at) => (at === index ? { ...value, target } : value));
}

/** How many rows of the files nobody has said the meaning of. */
export function unmapped(values: readonly FoundValue[]): number {
  return values.filter(({ target }) => target === null).reduce((sum, { count }) => sum + count, 0);
}
