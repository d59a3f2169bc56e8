import { expect, it } from "vitest";
import i18next from "../i18n";
import { spanNames } from "./spanNames";

it("says what the sentences of the language say", () => {
  const names = spanNames(i18next.t);
  const quote = "costs $& and $1 {{label}}";
  const plain = i18next.t("annotate.span", { label: "Claim", quote });
  expect(names.of("Claim", quote)).toBe(plain);
  expect(names.incomplete(plain)).toBe(i18next.t("undo.incompleteSpan", { name: plain }));
  expect(names.kind).toBe(i18next.t("annotate.mark"));
});
