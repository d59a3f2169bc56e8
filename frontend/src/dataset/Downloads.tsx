import type { JSX } from "react";
import { Button, ProgressBar } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Dataset } from "../api/client";
import { Failure } from "../ui/Failure";
import { useDownload, type Downloading } from "./useDownload";

const FILES = [
  { kind: "jsonl", path: "dataset.jsonl", ending: ".jsonl", button: "strong" },
  { kind: "csv", path: "dataset.csv", ending: ".csv", button: "soft" },
  { kind: "spreadsheet", path: "dataset.csv?safe=1", ending: "-spreadsheet.csv", button: "soft" },
] as const;
// The lines of the native format beside its texts: the first and the last.
const AROUND = 2;

export function Downloads({ dataset }: { dataset: Dataset }): JSX.Element {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t("dataset.download")}</h2>
      <ul className="files">
        {FILES.map((file) => (
          <File key={file.kind} file={file} dataset={dataset} />
        ))}
      </ul>
      <Columns columns={dataset.columns} />
    </section>
  );
}

function File({ file, dataset }: { file: (typeof FILES)[number]; dataset: Dataset }): JSX.Element {
  const { t } = useTranslation();
  const { slug, counts } = dataset;
  const name = `${slug}${file.ending}`;
  const download = useDownload(`/api/v1/projects/${slug}/${file.path}`, name);
  const lines = file.kind === "jsonl" ? counts.texts + AROUND : undefined;
  return (
    <li>
      <Button className={file.button} onPress={download.start} isDisabled={download.progress !== undefined}>
        {t(`dataset.files.${file.kind}.button`)}
      </Button>
      <div>
        <p>{t(`dataset.files.${file.kind}.about`)}</p>
        <Underway download={download} lines={lines} name={name} />
      </div>
    </li>
  );
}

interface UnderwayProps {
  readonly download: Downloading;
  /** How many lines there will be, where that is known. */
  readonly lines: number | undefined;
  readonly name: string;
}

function Underway({ download, lines, name }: UnderwayProps): JSX.Element {
  const { t, i18n } = useTranslation();
  const { progress, error, done } = download;
  return (
    <div className="underway">
      {progress && (
        <>
          <Bar value={progress.lines} most={lines} size={printed(progress.bytes, i18n.language)} name={name} />
          <Button className="plain" onPress={download.cancel}>
            {t("dataset.cancel")}
          </Button>
        </>
      )}
      <span role="status">{done && t("dataset.done", { name })}</span>
      <Failure error={error} />
    </div>
  );
}

interface BarProps {
  readonly value: number;
  readonly most: number | undefined;
  readonly size: string;
  readonly name: string;
}

function Bar({ value, most, size, name }: BarProps): JSX.Element {
  const { t } = useTranslation();
  const known = most === undefined ? { isIndeterminate: true } : { maxValue: most, value: Math.min(value, most) };
  return (
    <ProgressBar aria-label={t("dataset.underway", { name })} className="bar" {...known}>
      <progress aria-hidden="true" max={most} value={most === undefined ? undefined : value} />
      <span className="quiet">{t("dataset.soFar", { size })}</span>
    </ProgressBar>
  );
}

function Columns({ columns }: { columns: Dataset["columns"] }): JSX.Element {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t("dataset.columns", { count: columns.length })}</summary>
      <dl className="columns">
        {columns.map(({ name, meaning }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function printed(bytes: number, language: string): string {
  const unit = bytes < 1_000_000 ? "kilobyte" : "megabyte";
  const size = unit === "kilobyte" ? Math.ceil(bytes / 1000) : bytes / 1_000_000;
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(size);
}
