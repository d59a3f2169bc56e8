import type { Outlet } from "../api/client";

export const FIELDS = ["name", "country", "type", "ownership", "leaning", "leaning_source", "website"] as const;
export type Field = (typeof FIELDS)[number];
export type Written = Record<Field, string>;

export function profileOf(outlet: Outlet): Written {
  return Object.fromEntries(FIELDS.map((field) => [field, outlet[field]])) as Written;
}

/** What the server would refuse, said at its field before it is sent. */
export function faultsOf({ name, leaning, leaning_source, website }: Written): Partial<Record<Field, "needed" | "noSource" | "noWeb">> {
  return {
    ...(name.trim() === "" && { name: "needed" }),
    ...(leaning.trim() !== "" && leaning_source.trim() === "" && { leaning_source: "noSource" }),
    ...(website.trim() !== "" && !/^https?:\/\/\S+$/.test(website.trim()) && { website: "noWeb" }),
  };
}
