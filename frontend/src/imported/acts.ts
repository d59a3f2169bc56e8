import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { client, type Import } from "../api/client";
import { found } from "../api/problem";
import type { About } from "../import/files";
import type { Place } from "./Page";

export interface Choice extends About {
  readonly position: number;
  readonly skip: boolean;
}

async function start(place: Place, sources: readonly Choice[]): Promise<Import> {
  const address = "/api/v1/projects/{project}/imports/{uuid}/start/";
  return found(await client.POST(address, { params: { path: { ...place } }, body: { sources: [...sources] } }));
}

async function cancel(place: Place): Promise<Import> {
  const address = "/api/v1/projects/{project}/imports/{uuid}/cancel/";
  return found(await client.POST(address, { params: { path: { ...place } } }));
}

function useAct<Given>(place: Place, act: (given: Given) => Promise<Import>): UseMutationResult<Import, Error, Given> {
  const queries = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: (now) => queries.setQueryData(["import", place], now) });
}

export function useStart(place: Place): UseMutationResult<Import, Error, readonly Choice[]> {
  return useAct(place, (choices: readonly Choice[]) => start(place, choices));
}

export function useCancel(place: Place): UseMutationResult<Import, Error, void> {
  return useAct(place, () => cancel(place));
}
