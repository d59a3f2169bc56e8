import { useId, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { ArticleInReview, VerdictReason } from "../api/client";
import { Failure } from "../ui/Failure";
import { asksForLabel, type Ruling as Ruled } from "./useRuling";

const REASONS = ["definition", "boundary", "context", "overlooked", "slip", "ambiguous", "codebook"] as const satisfies readonly VerdictReason[];

interface Props {
  readonly article: ArticleInReview;
  readonly ruling: Ruled;
  readonly left: number;
  readonly onStep: (by: number) => void;
}

/** The verdict: a key chooses, Enter settles, and the reason stands beside it. */
export function Ruling({ article, ruling, left, onStep }: Props): JSX.Element {
  const { t } = useTranslation();
  const { sending, verdict } = ruling;
  return (
    <section className="ruling" aria-label={t("review.choices")}>
      {verdict && <Standing {...{ article, ruling }} />}
      <Choices ruling={ruling} />
      {asksForLabel(ruling.chosen) && <WantedLabel {...{ article, ruling }} />}
      <Because ruling={ruling} />
      <p className="actions">
        <Button className="strong" isDisabled={!ruling.canSettle || sending.isPending} onPress={ruling.settle}>
          {t(verdict ? "review.again" : "review.settle")} <kbd aria-hidden="true">↵</kbd>
        </Button>
        <Button className="plain" onPress={() => onStep(-1)}>
          {t("review.back")} <kbd aria-hidden="true">K</kbd>
        </Button>
        <Button className="plain" onPress={() => onStep(1)}>
          {t("review.next")} <kbd aria-hidden="true">J</kbd>
        </Button>
        <span className="quiet">{t("review.left", { count: left })}</span>
        <span role="status">{sending.isPending ? t("review.saving") : ""}</span>
      </p>
      <Failure error={sending.error} unreachable={t("review.unsaved")} />
    </section>
  );
}

function Choices({ ruling }: { readonly ruling: Ruled }): JSX.Element {
  const { t, i18n } = useTranslation();
  const list = new Intl.ListFormat(i18n.language, { type: "unit" });
  return (
    <div className="choices" role="group" aria-label={t("review.choices")}>
      {ruling.choices.map((choice) => (
        <button
          key={choice.key}
          type="button"
          className="ruled"
          aria-pressed={choice.key === ruling.chosen?.key}
          aria-keyshortcuts={choice.key}
          onClick={() => ruling.choose(choice)}
        >
          {t(`review.decisions.${choice.decision}`, { letters: list.format(choice.letters ?? []) })}
          <kbd aria-hidden="true">{choice.key.toUpperCase()}</kbd>
        </button>
      ))}
    </div>
  );
}

function WantedLabel({ article, ruling }: Pick<Props, "article" | "ruling">): JSX.Element {
  const { t } = useTranslation();
  return (
    <label className="wanted">
      {t("review.which")}
      <select value={ruling.label ?? ""} onChange={(event) => ruling.setLabel(event.target.value)}>
        {ruling.label === null && <option value="">{t("review.choose")}</option>}
        {article.codebook.labels.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Because({ ruling }: { readonly ruling: Ruled }): JSX.Element {
  const { t } = useTranslation();
  const id = useId();
  const { said, say } = ruling;
  return (
    <div className="because">
      <label htmlFor={id}>{t("review.because")}</label>
      <select id={id} value={said.reason} onChange={(event) => say({ reason: event.target.value as VerdictReason | "" })}>
        <option value="">{t("review.noReason")}</option>
        {REASONS.map((one) => (
          <option key={one} value={one}>
            {t(`review.reasons.${one}`)}
          </option>
        ))}
      </select>
      <input
        className="note"
        dir="auto"
        maxLength={10_000}
        aria-label={t("review.note")}
        placeholder={t("review.note")}
        value={said.note}
        onChange={(event) => say({ note: event.target.value })}
        onKeyDown={(event) => event.key === "Enter" && ruling.settle()}
      />
      <label className="tick">
        <input type="checkbox" checked={said.guideline} onChange={(event) => say({ guideline: event.target.checked })} />{" "}
        {t("review.guideline")}
      </label>
    </div>
  );
}

/** What was decided here, and the way to take it back. */
function Standing({ article, ruling }: Pick<Props, "article" | "ruling">): JSX.Element | null {
  const { t } = useTranslation();
  const names = new Map(article.codebook.labels.map(({ slug, name }) => [slug, name]));
  const { verdict } = ruling;
  if (!verdict) return null;
  return (
    <div className="standing">
      <p>
        <b>{t("review.gold")}</b>{" "}
        {verdict.gold.length === 0 && t("review.noGold")}
        {verdict.gold.map(({ start, end, label, quote }) => (
          <span key={`${start} ${end} ${label}`}>
            <q dir="auto">{quote}</q> {names.get(label) ?? label}{" "}
          </span>
        ))}
        <span className="quiet">{t("review.settledBy", { reviewer: verdict.reviewer })}</span>
      </p>
      <Button className="soft" onPress={ruling.takeBack}>
        {t("review.reopen")}
      </Button>
    </div>
  );
}
