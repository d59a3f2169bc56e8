import { useQueryClient } from "@tanstack/react-query";
import { client, type FoundValue, type LabelImport } from "../api/client";
import { found } from "../api/problem";
import type { Place } from "./Page";
import { useSending, type Sending } from "../ui/useSending";

export interface Start {
  readonly unit: string;
  readonly values: readonly FoundValue[];
  readonly makes_codebook: boolean;
}

export interface Reread {
  readonly format: string;
  readonly columns: Record<string, string>;
}

async function start(place: Place, { unit, values, makes_codebook }: Start): Promise<LabelImport> {
  const address = "/api/v1/projects/{project}/label-imports/{uuid}/start/";
  const told = values.map(({ kind, name, value, target }) => ({ kind, name, value, target }));
  const body = { unit: unit as "utf16", values: told, makes_codebook };
  return found(await client.POST(address, { params: { path: { ...place } }, body }));
}

async function reread(place: Place, { format, columns }: Reread): Promise<LabelImport> {
  const address = "/api/v1/projects/{project}/label-imports/{uuid}/read/";
  const body = { format: format as "csv", columns };
  return found(await client.POST(address, { params: { path: { ...place } }, body }));
}

async function cancel(place: Place): Promise<LabelImport> {
  const address = "/api/v1/projects/{project}/label-imports/{uuid}/cancel/";
  return found(await client.POST(address, { params: { path: { ...place } } }));
}

function useAct<Given>(place: Place, act: (given: Given) => Promise<LabelImport>): Sending<LabelImport, Given> {
  const queries = useQueryClient();
  return useSending({ mutationFn: act, onSuccess: (now) => queries.setQueryData(["label-import", place], now) });
}

export function useStart(place: Place): Sending<LabelImport, Start> {
  return useAct(place, (given: Start) => start(place, given));
}

export function useReread(place: Place): Sending<LabelImport, Reread> {
  return useAct(place, (given: Reread) => reread(place, given));
}

export function useCancel(place: Place): Sending<LabelImport, void> {
  return useAct(place, () => cancel(place));
}
