import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Project, type SpanRow } from "../api/client";
import { cursorIn } from "../api/cursor";
import { found } from "../api/problem";
import { Loaded } from "../ui/Loaded";

export interface Filter {
  readonly label: string;
  readonly annotator: string;
  readonly cursor: string | null;
}

interface Props {
  readonly project: Project;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

const COLUMNS = ["quote", "label", "annotator", "article", "place", "state"] as const;

async function load(project: string, { label, annotator, cursor }: Filter) {
  const query = { ...(label && { label }), ...(annotator && { annotator }), ...(cursor && { cursor }) };
  const params = { path: { project }, query };
  return found(await client.GET("/api/v1/projects/{project}/spans/", { params }));
}

export function Spans({ project, filter, onChange }: Props): JSX.Element {
  return (
    <Loaded name={["spans", project.slug, filter]} load={() => load(project.slug, filter)}>
      {({ results, next }) => (
        <>
          {results.length === 0 ? <Empty filter={filter} /> : <SpanTable project={project} rows={results} />}
          <Pages next={cursorIn(next)} filter={filter} onChange={onChange} />
        </>
      )}
    </Loaded>
  );
}

function Empty({ filter }: { filter: Filter }): JSX.Element {
  const { t } = useTranslation();
  const narrowed = filter.label !== "" || filter.annotator !== "";
  return <p className="lead">{t(narrowed ? "project.nothingFits" : "project.empty")}</p>;
}

interface PagesProps extends Pick<Props, "filter" | "onChange"> {
  readonly next: string | null;
}

function Pages({ next, filter, onChange }: PagesProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <p className="actions">
      {filter.cursor !== null && (
        <Button className="soft" onPress={() => onChange({ ...filter, cursor: null })}>
          {t("project.first")}
        </Button>
      )}
      {next !== null && (
        <Button className="soft" onPress={() => onChange({ ...filter, cursor: next })}>
          {t("project.more")}
        </Button>
      )}
    </p>
  );
}

function SpanTable({ project, rows }: { project: Project; rows: readonly SpanRow[] }): JSX.Element {
  const { t } = useTranslation();
  const families = new Map(project.codebook?.families.map((family) => [family.slug, family.colour]));
  const labels = new Map(
    project.codebook?.labels.map(({ slug, name, family }) => [slug, { name, colour: families.get(family) }]),
  );
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t("project.spans")}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`project.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SpanLine
              key={`${row.assignment} ${row.uuid}`}
              row={row}
              name={labels.get(row.label)?.name ?? row.label}
              colour={labels.get(row.label)?.colour ?? "slate"}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  readonly row: SpanRow;
  readonly name: string;
  readonly colour: string;
}

function SpanLine({ row, name, colour }: LineProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <tr>
      <td className="quote" dir="auto">
        {row.quote}
      </td>
      <td>
        <span className={`dot c-${colour}`}>{name}</span>
      </td>
      <td>{row.annotator}</td>
      <td className="headline" dir="auto">
        {row.article.headline}
      </td>
      <td className="number">{`${row.start}–${row.end}`}</td>
      <td>{t(`home.state.${row.state}`)}</td>
    </tr>
  );
}
