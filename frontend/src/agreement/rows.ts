import type { TFunction } from "i18next";
import { client, type Agreement, type Figure } from "../api/client";
import { found } from "../api/problem";
import { percent, printed } from "./figures";
import { formulaName, layerKey, layerName, type Chosen, type Grouping, type SideRow } from "./sides";
import type { Work } from "./work";

/** What every side is fetched with. */
interface Asked {
  readonly t: TFunction;
  readonly project: string;
  readonly agreement: Agreement;
  readonly work: Work;
  readonly chosen: Chosen;
}

type Rows = (asked: Asked) => Promise<SideRow[]> | SideRow[];

const SIDES: Readonly<Record<string, Rows>> = { layers, pairs, annotators, drift, groups, repeated, together, questions, matched };

/** The lines of the chosen side. */
export async function rowsOf(asked: Asked): Promise<SideRow[]> {
  return (SIDES[asked.chosen.side] ?? slices)(asked);
}

/** What the work can be sliced by. */
export async function ways(project: string): Promise<string[]> {
  const params = { path: { project }, query: { by: "outlet" } };
  return found(await client.GET("/api/v1/projects/{project}/agreement/slices/", { params })).ways;
}

/** Everybody whose work is compared. */
export async function people(project: string, work: Work): Promise<string[]> {
  const params = { path: { project }, query: work };
  const { rows } = found(await client.GET("/api/v1/projects/{project}/agreement/annotators/", { params }));
  return rows.map(({ annotator }) => annotator);
}

function asParams({ project, work, chosen: { layer, formula } }: Asked) {
  return { path: { project }, query: { ...work, layer, formula } };
}

function layers({ t, agreement, chosen: { formula } }: Asked): SideRow[] {
  return agreement.layers.flatMap((layer) => {
    const figure = layer.figures.find((one) => one.formula === formula);
    const name = layerName(t, layer);
    return figure ? [{ name, figure, behind: { name, layer: layerKey(layer) } }] : [];
  });
}

async function pairs(asked: Asked): Promise<SideRow[]> {
  const { rows } = found(
    await client.GET("/api/v1/projects/{project}/agreement/pairs/", { params: asParams(asked) }),
  );
  return rows.map(({ first, second, figure }) => {
    const name = `${first} – ${second}`;
    return { name, figure, behind: { name, annotator: [first, second] } };
  });
}

async function annotators(asked: Asked): Promise<SideRow[]> {
  const { t } = asked;
  const [{ rows }, matches] = await Promise.all([
    client.GET("/api/v1/projects/{project}/agreement/annotators/", { params: asParams(asked) }).then(found),
    matchedOf(asked),
  ]);
  return rows.map((row) => ({
    name: row.annotator,
    figure: row.with_others,
    behind: { name: row.annotator, reader: row.annotator },
    told: [
      t("agreement.rate", { mine: rate(row.spans_per_1000), others: rate(row.others_per_1000) }),
      ...(row.without.value === null ? [] : [t("agreement.without", { value: printed(row.without.value) })]),
      ...habitOf(t, matches.habits.find(({ annotator }) => annotator === row.annotator)),
      ...confusionsOf(asked, matches.confusions.filter(({ annotator }) => annotator === row.annotator)),
      ...matches.consistent
        .filter(({ annotator }) => annotator === row.annotator)
        .map(({ consistency }) => t("agreement.consistency", { value: printed(consistency) })),
    ],
  }));
}

/** Matching hundreds of thousands of spans takes long; the figures do not wait for it. */
const MOST_MATCHED = 30_000;

async function matchedOf({ project, work, agreement }: Asked) {
  if (agreement.n_spans > MOST_MATCHED) return { habits: [], confusions: [], consistent: [] };
  const params = { path: { project }, query: work };
  return found(await client.GET("/api/v1/projects/{project}/agreement/matched/", { params }));
}

interface Habit {
  readonly start: number;
  readonly end: number;
}

function habitOf(t: TFunction, habit: Habit | undefined): string[] {
  if (!habit) return [];
  const sign = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
  return [t("agreement.habit", { start: sign(habit.start), end: sign(habit.end) })];
}

const SHOWN = 3;

/** The commonest ones. */
function confusionsOf({ t, agreement }: Asked, rows: readonly { mine: string; theirs: string; times: number }[]): string[] {
  const name = (slug: string): string => agreement.layers.find((layer) => layer.slug === slug)?.name ?? slug;
  return [...rows]
    .sort((one, other) => other.times - one.times)
    .slice(0, SHOWN)
    .map(({ mine, theirs, times }) => t("agreement.confusion", { mine: name(mine), theirs: name(theirs), count: times }));
}

async function drift(asked: Asked): Promise<SideRow[]> {
  const { rows } = found(
    await client.GET("/api/v1/projects/{project}/agreement/annotators/", { params: asParams(asked) }),
  );
  return rows.flatMap(({ annotator, drift: parts }) =>
    parts.map((part) => ({
      name: asked.t("agreement.stretch", { annotator, first: part.first, last: part.last }),
      figure: part.figure,
      behind: { name: annotator, reader: annotator },
      told: [asked.t("agreement.rate", { mine: rate(part.spans_per_1000), others: rate(part.others_per_1000) })],
    })),
  );
}

async function groups(asked: Asked): Promise<SideRow[]> {
  const group = told(asked.chosen.groups);
  if (group.length === 0) return [];
  const { path, query } = asParams(asked);
  const params = { path, query: { ...query, group } };
  const { rows } = found(await client.GET("/api/v1/projects/{project}/agreement/groups/", { params }));
  return rows.map(({ first, second, figure }) => {
    const name = first === second ? asked.t("agreement.within", { name: first }) : `${first} – ${second}`;
    const annotator = Object.keys(asked.chosen.groups).filter((one) => [first, second].includes(asked.chosen.groups[one] ?? ""));
    return { name, figure, behind: { name, annotator } };
  });
}

/** `A:P01,P02` for each group that has somebody. */
function told(grouping: Grouping): string[] {
  const names = [...new Set(Object.values(grouping).filter(Boolean))].sort();
  return names.map((name) => `${name}:${Object.keys(grouping).filter((one) => grouping[one] === name).join(",")}`);
}

async function repeated(asked: Asked): Promise<SideRow[]> {
  const { rows } = found(
    await client.GET("/api/v1/projects/{project}/agreement/repeated/", { params: asParams(asked) }),
  );
  return rows.map(({ annotator, figure }) => {
    const name = annotator ?? asked.t("agreement.everybody");
    return { name, figure, behind: { name, repeated: true, ...(annotator !== null && { reader: annotator }) } };
  });
}

async function slices(asked: Asked): Promise<SideRow[]> {
  const { path, query } = asParams(asked);
  const params = { path, query: { ...query, by: asked.chosen.side } };
  const { rows } = found(await client.GET("/api/v1/projects/{project}/agreement/slices/", { params }));
  return rows.map(({ value, figure }) => {
    const name = value ?? asked.t("agreement.unknown");
    const part = partOf(asked.chosen.side, value);
    return { name, figure, ...(part && { behind: { name, work: part } }) };
  });
}

/** The work that a slice is of; null where the filters cannot say it. */
function partOf(by: string, value: string | null): Work | null {
  if (value === null) return null;
  if (by === "outlet" || by === "story" || by === "language") return { [by]: value };
  if (by === "codebook" || by === "round") return { [by]: Number(value) };
  if (by !== "month") return null;
  const [year = 0, month = 0] = value.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { since: `${value}-01`, until: `${value}-${last}` };
}

async function together({ t, project, work, agreement }: Asked): Promise<SideRow[]> {
  const params = { path: { project }, query: work };
  const { rows } = found(await client.GET("/api/v1/projects/{project}/agreement/together/", { params }));
  return rows.map((figure) => {
    const name = `${formulaName(t, figure.formula)}${of(agreement, figure)}`;
    return { name, figure, told: notes(t, figure), behind: { name, layer: figure.of ?? "all" } };
  });
}

function of(agreement: Agreement, figure: Figure): string {
  const label = agreement.layers.find(({ kind, slug }) => kind === "label" && slug === figure.of);
  return label ? `: ${label.name}` : "";
}

function notes(t: TFunction, figure: Figure): string[] {
  const covered = figure.coverage === null ? [] : [t("agreement.coverage", { value: printed(figure.coverage) })];
  const where = figure.formula === "ku_alpha_2016" ? [] : [t(`agreement.positions.${figure.positions === "set" ? "set" : "exclusive"}`)];
  return [...where, ...(figure.experimental ? [t("agreement.experimental")] : []), ...covered];
}

async function questions({ t, project, work }: Asked): Promise<SideRow[]> {
  const params = { path: { project }, query: work };
  const { rows } = found(await client.GET("/api/v1/projects/{project}/agreement/questions/", { params }));
  return rows.flatMap(({ wording, option, figures, shares, differing }) =>
    figures.map((figure, at) => ({
      name: `${option === null ? wording : `${wording} ${option}`} · ${formulaName(t, figure.formula)}`,
      figure,
      ...(at === 0 && { differing }),
      ...(at === 0 && figure.level !== "set" && { told: commonest(shares).map(({ value, share }) => t("agreement.share", { value, share: percent(share) })) }),
    })),
  );
}

function commonest<One extends { share: number }>(shares: readonly One[]): One[] {
  return [...shares].sort((one, other) => other.share - one.share).slice(0, 2 * SHOWN);
}

async function matched(asked: Asked): Promise<SideRow[]> {
  const { t, project, work, agreement } = asked;
  const params = { path: { project }, query: work };
  const { attributes, links } = found(
    await client.GET("/api/v1/projects/{project}/agreement/matched/", { params }),
  );
  const name = (slug: string): string => agreement.layers.find((layer) => layer.slug === slug)?.name ?? slug;
  return [
    ...attributes.flatMap(({ of_label: label, attribute, figures }) =>
      figures.map((figure) => ({ behind: { name: `${name(label)}, ${attribute}`, layer: label }, name: `${name(label)}, ${attribute} · ${formulaName(t, figure.formula)}`, figure })),
    ),
    ...links.map(({ type, figure }) => ({
      name: `${type ?? t("agreement.anyLink")} · ${formulaName(t, figure.formula)}`,
      figure,
    })),
  ];
}

function rate(value: number): string {
  return value.toFixed(2);
}
