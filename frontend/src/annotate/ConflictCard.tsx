import type { TFunction } from "i18next";
import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { inWords, optionsOf, said } from "../ui/words";
import { nameOf, type Looks } from "./looks";
import { isLive, type AnyContent, type Kept } from "./marks";
import type { State } from "./state";

interface Props {
  readonly one: Kept;
  readonly state: State;
  readonly looks: Looks;
  readonly onSettle: (keep: "mine" | "theirs") => void;
}

/** Something was changed elsewhere meanwhile: both states, and the choice between them. */
export function ConflictCard({ one, state, looks, onSettle }: Props): JSX.Element {
  const { t } = useTranslation();
  const told = (content: AnyContent | null): string[] =>
    content ? linesOf(t, state, looks, one.uuid, content) : [t("annotate.conflict.removed")];
  const { theirs = null, over = [] } = one.conflict ?? {};
  const others = over.flatMap((uuid) => state.kept.get(uuid)?.now ?? []);
  const stored = theirs === null ? others : [theirs, ...others];
  const mine = told(one.now);
  const other = stored.length > 0 ? stored.flatMap(told) : told(null);
  return (
    <section className="conflict" role="alert">
      <h2>{t(over.length > 0 ? "safety.overlap" : "annotate.conflict.title")}</h2>
      <dl>
        <Version title={t("annotate.conflict.mine")} lines={mine} beside={other} />
        <Version title={t("annotate.conflict.theirs")} lines={other} beside={mine} />
      </dl>
      <div className="choices">
        <Button className="soft" onPress={() => onSettle("mine")}>
          {t("annotate.conflict.useMine")}
        </Button>
        <Button className="soft" onPress={() => onSettle("theirs")}>
          {t("annotate.conflict.keepTheirs")}
        </Button>
      </div>
    </section>
  );
}

interface VersionProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly beside: readonly string[];
}

/** What only this version says stands out. */
function Version({ title, lines, beside }: VersionProps): JSX.Element {
  return (
    <>
      <dt>{title}</dt>
      {lines.map((line) => (
        <dd key={line} dir="auto">
          {beside.includes(line) ? line : <strong>{line}</strong>}
        </dd>
      ))}
    </>
  );
}

/** All that a version says, so that one can choose without guessing what differs. */
function linesOf(t: TFunction, state: State, looks: Looks, uuid: string, content: AnyContent): string[] {
  if ("value" in content) {
    const question = state.questions.get(uuid);
    return [question?.wording ?? uuid, said(content.value, question?.values ?? [])];
  }
  if (!("label" in content)) {
    const ends = { source: quoteOf(state, content.source), target: quoteOf(state, content.target) };
    return [t("annotate.conflict.link", { type: inWords(content.type), ...ends })];
  }
  const { label, quote, attributes, confidence, note } = content;
  const asked = state.labels.get(label)?.attributes ?? [];
  const details = Object.entries(attributes).map(([slug, value]) => `${inWords(slug)}: ${said(value, optionsOf(asked, slug))}`);
  const sure = confidence === null ? [] : [`${t("annotate.confidence")}: ${t(`annotate.confidences.${confidence as 1}`)}`];
  const noted = note === "" ? [] : [`${t("annotate.note")}: ${note}`];
  return [t("annotate.span", { label: nameOf(looks, label), quote }), ...details, ...sure, ...noted];
}

function quoteOf(state: State, uuid: string): string {
  const one = state.kept.get(uuid);
  return isLive(one) ? one.now.quote : "";
}
