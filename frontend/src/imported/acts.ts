import { useQueryClient } from "@tanstack/react-query";
import { client, type Import } from "../api/client";
import { found } from "../api/problem";
import type { About } from "../import/files";
import { useSending, type Sending } from "../ui/useSending";
import type { Place } from "./Page";

export interface Choice extends About {
  readonly position: number;
  readonly skip: boolean;
}

/** What was decided, and about which draft: another page may have replaced its files. */
export interface Start {
  readonly draft: string | null;
  readonly sources: readonly Choice[];
}

async function start(place: Place, { draft, sources }: Start): Promise<Import> {
  const address = "/api/v1/projects/{project}/imports/{uuid}/start/";
  const seen = draft === null ? {} : { draft };
  return found(await client.POST(address, { params: { path: { ...place } }, body: { ...seen, sources: [...sources] } }));
}

async function cancel(place: Place): Promise<Import> {
  const address = "/api/v1/projects/{project}/imports/{uuid}/cancel/";
  return found(await client.POST(address, { params: { path: { ...place } } }));
}

function useAct<Given>(place: Place, act: (given: Given) => Promise<Import>): Sending<Import, Given> {
  const queries = useQueryClient();
  return useSending({ mutationFn: act, onSuccess: (now) => queries.setQueryData(["import", place], now) });
}

export function useStart(place: Place): Sending<Import, Start> {
  return useAct(place, (given: Start) => start(place, given));
}

export function useCancel(place: Place): Sending<Import, void> {
  return useAct(place, () => cancel(place));
}
