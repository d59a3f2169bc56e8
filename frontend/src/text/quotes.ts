/** Quotation marks in pairs; one opener may have several closers („…“ and „…”). */
const CLOSERS: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  "“": "”",
  "‘": "’",
  "”": "”",
  "’": "’",
  "„": "“”",
  "‚": "‘’",
  "«": "»",
  "‹": "›",
  "»": "«",
  "›": "‹",
  "「": "」",
  "『": "』",
};

export function arePair(opener: string, closer: string): boolean {
  return closer !== "" && (CLOSERS[opener] ?? "").includes(closer);
}
