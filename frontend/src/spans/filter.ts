/** What a reviewer may choose, named as in the page's address and in REST. */
export const FILTERS = ["label", "annotator", "outlet", "article", "state"] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filter = Readonly<Partial<Record<FilterName, string>>>;

export function filterIn(query: string): Filter {
  const given = new URLSearchParams(query);
  return Object.fromEntries(FILTERS.flatMap((name) => (given.get(name) ? [[name, given.get(name)]] : [])));
}

export function addressOf(filter: Filter): string {
  const chosen = FILTERS.flatMap((name) => (filter[name] ? [[name, filter[name]]] : []));
  return new URLSearchParams(chosen).toString();
}

/** The filter with one choice changed; nothing chosen is no filter. */
export function choosing(filter: Filter, name: FilterName, value: string): Filter {
  return filterIn(addressOf({ ...filter, [name]: value }));
}
