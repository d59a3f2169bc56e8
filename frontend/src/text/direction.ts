/** Right-to-left scripts by language; the article's arrow keys follow its reading direction. */
const RIGHT_TO_LEFT = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"]);

export function readsRightToLeft(language: string): boolean {
  return RIGHT_TO_LEFT.has(language.toLowerCase().split("-")[0] ?? "");
}
