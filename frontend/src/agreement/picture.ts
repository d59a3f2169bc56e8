import { scaleLinear } from "d3-scale";
import { printed } from "./figures";
import type { SideRow } from "./sides";

const NAMES = 260;
const PLOT = 420;
const NUMBERS = 150;
const ROW = 26;
const TOP = 54;
const CONVENTIONS = [0.667, 0.8];

/** The rows as a picture that stands alone: black on white, for a paper or a slide. */
export function pictureOf(title: string, rows: readonly SideRow[], from: number): string {
  const width = NAMES + PLOT + NUMBERS;
  const height = TOP + rows.length * ROW + 16;
  const x = scaleLinear([from, 1], [NAMES, NAMES + PLOT]);
  const ticks = [...new Set([from, 0, ...CONVENTIONS, 1])];
  const lines = ticks.map((at) => {
    const dashed = CONVENTIONS.includes(at) ? ' stroke-dasharray="2 3"' : "";
    return (
      `<line x1="${x(at)}" x2="${x(at)}" y1="${TOP - 6}" y2="${height - 10}" stroke="#999"${dashed}/>` +
      `<text x="${x(at)}" y="${TOP - 12}" text-anchor="middle">${escaped(printed(at))}</text>`
    );
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">` +
    `<rect width="${width}" height="${height}" fill="#fff"/>` +
    `<text x="8" y="18" font-weight="bold">${escaped(title)}</text>${lines.join("")}` +
    `${rows.map((row, at) => line(row, TOP + at * ROW + ROW / 2, x)).join("")}</svg>`
  );
}

function line({ name, figure }: SideRow, y: number, x: (value: number) => number): string {
  const words = `<text x="8" y="${y + 4}">${escaped(clipped(name))}</text>`;
  if (figure.value === null) return `${words}<text x="${NAMES + PLOT + 12}" y="${y + 4}">–</text>`;
  const { low, high } = figure.interval ?? {};
  const whisker = low == null || high == null ? "" : `<path d="M${x(low)} ${y - 5}v10M${x(low)} ${y}H${x(high)}M${x(high)} ${y - 5}v10" stroke="#000" fill="none"/>`;
  const range = low == null || high == null ? "" : ` [${printed(low)}, ${printed(high)}]`;
  return (
    `${words}${whisker}<circle cx="${x(figure.value)}" cy="${y}" r="4.5"/>` +
    `<text x="${NAMES + PLOT + 12}" y="${y + 4}">${escaped(printed(figure.value) + range)}</text>`
  );
}

function clipped(name: string): string {
  return name.length > 38 ? `${name.slice(0, 37)}…` : name;
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Offers a picture to be kept, as drawn or as points twice as fine. */
export async function keep(svg: string, name: string, kind: "svg" | "png"): Promise<void> {
  const blob = kind === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await inPoints(svg);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${name}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function inPoints(svg: string): Promise<Blob> {
  const image = new Image();
  // the page's policy lets images come from here or from an address that holds them
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}
