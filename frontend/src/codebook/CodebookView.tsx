import { useState, type JSX } from "react";
import { Button, Input, Label, SearchField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { WholeCodebook } from "../api/client";
import { useDay } from "../ui/useDay";
import { groupsFound, type Group } from "./finding";
import { Guidelines } from "./Guidelines";
import { LabelEntry } from "./LabelEntry";
import { Links } from "./Links";
import { Questions } from "./Questions";
import { Versions, type VersionsProps } from "./Versions";

interface ViewProps extends VersionsProps {
  readonly codebook: WholeCodebook;
  /** Where a manager moves spans to another version. */
  readonly changes: string | undefined;
}

export function CodebookView({ codebook, changes, ...versions }: ViewProps): JSX.Element {
  const { t } = useTranslation();
  const [query, setQuery] = useState("");
  const groups = groupsFound(codebook.families, codebook.labels, query);
  return (
    <main className="page broad codebook">
      <header>
        <h1>{codebook.title || t("codebook.title", { number: codebook.number })}</h1>
        <About codebook={codebook} changes={changes} />
        <Versions codebook={codebook} {...versions} />
        {codebook.principle !== "" && <p className="principle">{codebook.principle}</p>}
      </header>
      <div className="beside">
        <Search codebook={codebook} groups={groups} query={query} onChange={setQuery} />
        <Contents codebook={codebook} groups={groups} />
      </div>
      <div className="entries">
        {groups.map((group) => (
          <FamilySection key={group.family.slug} group={group} labels={codebook.labels} />
        ))}
        {groups.length === 0 && <p className="lead">{t("codebook.nothing", { query })}</p>}
        {query === "" && <Guidelines guidelines={codebook.guidelines} />}
        {query === "" && <Links codebook={codebook} />}
        {query === "" && <Questions questions={codebook.questions} />}
      </div>
    </main>
  );
}

function About({ codebook, changes }: Pick<ViewProps, "codebook" | "changes">): JSX.Element {
  const { t } = useTranslation();
  const date = useDay()(codebook.published_at);
  const count = codebook.labels.length;
  return (
    <p className="quiet">
      {`${t("codebook.title", { number: codebook.number })} · ${t("codebook.labels", { count })} · ${t("codebook.published", { date })}`}{" "}
      <Button className="soft" onPress={() => window.print()}>
        {t("codebook.print")}
      </Button>{" "}
      {changes && <a href={changes}>{t("changes.title")}</a>}
    </p>
  );
}

interface SearchProps extends ContentsProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
}

function Search({ codebook, groups, query, onChange }: SearchProps): JSX.Element {
  const { t } = useTranslation();
  const found = groups.reduce((sum, group) => sum + group.labels.length, 0);
  return (
    <SearchField className="labelSearch" value={query} onChange={onChange}>
      <Label>{t("codebook.search")}</Label>
      <Input />
      <span role="status" className="quiet">
        {query !== "" && t("codebook.found", { found, total: codebook.labels.length })}
      </span>
    </SearchField>
  );
}

interface ContentsProps {
  readonly codebook: WholeCodebook;
  readonly groups: readonly Group[];
}

function Contents({ codebook, groups }: ContentsProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <nav className="contents" aria-label={t("codebook.contents")}>
      <ul>
        {groups.map(({ family, labels }) => (
          <li key={family.slug} className={`c-${family.colour}`}>
            <a className="dot" href={`#family-${family.slug}`}>
              {family.name}
            </a>
            <ul>
              {labels.map((label) => (
                <li key={label.slug}>
                  <a href={`#label-${label.slug}`}>{label.name}</a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        {codebook.guidelines.length > 0 && (
          <li>
            <a href="#guidelines">{t("codebook.guidelines")}</a>
          </li>
        )}
        {codebook.link_types.length > 0 && (
          <li>
            <a href="#links">{t("codebook.links")}</a>
          </li>
        )}
        {codebook.questions.length > 0 && (
          <li>
            <a href="#questions">{t("codebook.questions")}</a>
          </li>
        )}
      </ul>
    </nav>
  );
}

function FamilySection({ group, labels: all }: { group: Group; labels: WholeCodebook["labels"] }): JSX.Element {
  const { family, labels } = group;
  return (
    <section id={`family-${family.slug}`} className={`c-${family.colour}`}>
      <h2 className="dot">{family.name}</h2>
      <p className="question">{family.question}</p>
      {labels.map((label) => (
        <LabelEntry key={label.slug} label={label} labels={all} />
      ))}
    </section>
  );
}
