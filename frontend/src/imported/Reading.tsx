import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Reading as Read } from "./editing";

interface Props {
  readonly reading: Read;
}

/** What a source says about its article. */
export function Facts({ reading }: Props): JSX.Element {
  const { t } = useTranslation();
  const standfirst = reading.blocks.find(({ kind }) => kind === "standfirst")?.text;
  const about = (["outlet", "story", "url"] as const).filter((name) => reading[name] !== "");
  return (
    <>
      {standfirst !== undefined && (
        <p className="standfirst" lang={reading.language} dir="auto">
          {standfirst}
        </p>
      )}
      <dl className="facts">
        {about.map((name) => (
          <Fact key={name} title={t(`imports.${name}`)} words={reading[name]} />
        ))}
        <Fact title={t("imports.language")} words={reading.language} />
        <Fact title={t("imports.draft.byline")} words={reading.byline || t("imports.draft.none")} />
        <dt>{t("imports.draft.published")}</dt>
        <dd>
          <Time published={reading.published} />
        </dd>
        <dt>{t("imports.draft.length")}</dt>
        <dd>{t("imports.draft.paragraphs", { count: paragraphs(reading) })}</dd>
      </dl>
    </>
  );
}

function Fact({ title, words }: { readonly title: string; readonly words: string }): JSX.Element {
  return (
    <>
      <dt>{title}</dt>
      <dd>{words}</dd>
    </>
  );
}

function paragraphs(reading: Read): number {
  return reading.blocks.filter(({ kind }) => kind === "paragraph").length;
}

/** The words that are kept, and those that are thrown away with the reason. */
export function Words({ reading, open }: Props & { readonly open: boolean }): JSX.Element {
  const { t } = useTranslation();
  const body = reading.blocks.filter(({ kind }) => kind !== "headline" && kind !== "standfirst");
  return (
    <>
      <details open={open}>
        <summary>{t("imports.draft.read")}</summary>
        <div className="body" lang={reading.language} dir="auto">
          {body.map(({ kind, text }, at) => (
            <p key={at} className={kind}>
              {text}
            </p>
          ))}
        </div>
      </details>
      {reading.dropped.length > 0 && <Dropped lines={reading.dropped} />}
    </>
  );
}

function Time({ published }: { readonly published: Read["published"] }): JSX.Element {
  const { t, i18n } = useTranslation();
  const { at, printed, zone_assumed: assumed } = published;
  if (at === null) {
    return <>{printed === "" ? t("imports.draft.noTime") : t("imports.draft.ambiguous", { printed })}</>;
  }
  const form = new Intl.DateTimeFormat(i18n.language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  const notes = [t("imports.draft.printed", { printed }), assumed && t("imports.draft.assumed")];
  return (
    <>
      {`${form.format(new Date(at))} UTC `}
      <span className="quiet">{`(${notes.filter(Boolean).join("; ")})`}</span>
    </>
  );
}

function Dropped({ lines }: { readonly lines: Read["dropped"] }): JSX.Element {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t("imports.draft.dropped", { count: lines.length })}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("imports.draft.dropped", { count: lines.length })}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="number">
                {t("imports.draft.line")}
              </th>
              <th scope="col">{t("imports.draft.words")}</th>
              <th scope="col">{t("imports.draft.why")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ line, text, reason }, at) => (
              <tr key={at}>
                <td className="number">{line}</td>
                <td className="words">{text}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
