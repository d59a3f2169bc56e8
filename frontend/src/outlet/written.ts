import type { Outlet } from "../api/client";

export const FIELDS = ["name", "country", "type", "ownership", "leaning", "leaning_source", "website"] as const;
export type Field = (typeof FIELDS)[number];
export type Written = Record<Field, string>;

export function profileOf(outlet: Outlet): Written {
  return Object.fromEntries(FIELDS.map((field) => [field, outlet[field]])) as Written;
}
