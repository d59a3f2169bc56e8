/** Lines that take the dataset out and work when pasted, for one project at one address. */

export const TOOLS = ["curl", "python", "pandas", "r"] as const;
export type Tool = (typeof TOOLS)[number];

export interface Place {
  readonly origin: string;
  readonly slug: string;
  /** A token just made; without one the lines read the variable SCAREQUOTE_TOKEN. */
  readonly secret: string | undefined;
}

export function snippet(tool: Tool, place: Place): string {
  return `${LINES[tool](place).join("\n")}\n`;
}

const LINES: Readonly<Record<Tool, (place: Place) => readonly string[]>> = { curl, python, pandas, r };

function address({ origin, slug }: Place, kind: "jsonl" | "csv"): string {
  return `${origin}/api/v1/projects/${slug}/dataset.${kind}`;
}

// A cut transfer or an HTTP error fails; so does a file whose SHA-256 is not the closing line's.
function curl(place: Place): readonly string[] {
  const file = `${place.slug}.jsonl`;
  const sum = `$(sed '$d' ${file} | sha256sum | cut -c 1-64)`;
  return [
    ...(place.secret === undefined ? [] : [`SCAREQUOTE_TOKEN='${place.secret}'`]),
    `curl --fail --silent --show-error --output ${file} \\`,
    `  --header "Authorization: Bearer \${SCAREQUOTE_TOKEN:?}" \\`,
    `  ${address(place, "jsonl")} &&`,
    `  tail -n 1 ${file} |`,
    `  grep "\\"sha256\\":\\"${sum}\\"" ||`,
    `  { echo "The dataset did not arrive whole." >&2; false; }`,
  ];
}

// No block is followed by a line that is not indented, so that a Python prompt takes it too.
function python(place: Place): readonly string[] {
  return [
    "import hashlib, json, os, pathlib, urllib.request",
    "",
    pythonToken(place),
    `address = "${address(place, "jsonl")}"`,
    'request = urllib.request.Request(address, headers={"Authorization": "Bearer " + token})',
    "content = urllib.request.urlopen(request).read()  # an HTTP error stops here",
    "*body, end = content.splitlines(keepends=True)",
    'if json.loads(end).get("sha256") != hashlib.sha256(b"".join(body)).hexdigest():',
    '    raise ValueError("The dataset did not arrive whole.")',
    "",
    `pathlib.Path("${place.slug}.jsonl").write_bytes(content)`,
    "header, *texts = map(json.loads, body)",
    'print(json.loads(end)["counts"])',
  ];
}

function pandas(place: Place): readonly string[] {
  return [
    "import os, pandas",
    "",
    pythonToken(place),
    "table = pandas.read_csv(  # an HTTP error stops here",
    `    "${address(place, "csv")}",`,
    '    storage_options={"Authorization": "Bearer " + token},',
    '    dtype={"start": "Int64", "end": "Int64", "confidence": "Int64", "external_id": str},',
    '    keep_default_na=False, na_values=[""],  # a quote may well be "None" or "NA"',
    ")",
    'print(table.groupby(["annotator", "row"]).size())',
  ];
}

function r(place: Place): readonly string[] {
  const file = `${place.slug}.jsonl`;
  return [
    "library(jsonlite)",
    `token <- ${place.secret === undefined ? 'Sys.getenv("SCAREQUOTE_TOKEN")' : `"${place.secret}"`}`,
    `address <- "${address(place, "jsonl")}"`,
    "options(timeout = 3600)  # R gives up after a minute otherwise",
    `download.file(address, "${file}", mode = "wb", method = "libcurl", quiet = TRUE,`,
    '              headers = c(Authorization = paste("Bearer", token)))  # an HTTP error stops here',
    `lines <- readLines("${file}", encoding = "UTF-8")`,
    "end <- fromJSON(tail(lines, 1))",
    'stopifnot(end$type == "end", length(lines) == end$counts$texts + 2)  # whole',
    "texts <- lapply(head(lines[-1], -1), fromJSON, simplifyVector = FALSE)",
    "str(end$counts)",
  ];
}

function pythonToken({ secret }: Place): string {
  return secret === undefined ? 'token = os.environ["SCAREQUOTE_TOKEN"]' : `token = "${secret}"`;
}
