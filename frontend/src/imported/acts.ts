import { useQueryClient } from "@tanstack/react-query";
import { client, type Import, type ImportEdits, type ImportItem, type ImportItemsEdit } from "../api/client";
import { found } from "../api/problem";
import type { Place } from "./Page";
import { useSending, type Sending } from "../ui/useSending";

export type Choice = ImportItem["choice"];
export type Edits = ImportEdits;

const HERE = "/api/v1/projects/{project}/imports/{uuid}/";

async function start(place: Place, skipBad: boolean): Promise<Import> {
  const body = { skip_bad: skipBad };
  return found(await client.POST(`${HERE}start/`, { params: { path: { ...place } }, body }));
}

async function cancel(place: Place): Promise<Import> {
  return found(await client.POST(`${HERE}cancel/`, { params: { path: { ...place } } }));
}

interface ItemEdit {
  readonly position: number;
  readonly choice: Choice;
  readonly edits: Edits;
}

async function editItem(place: Place, { position, ...body }: ItemEdit): Promise<ImportItem> {
  const path = { ...place, position };
  return found(await client.PUT(`${HERE}items/{position}/`, { params: { path }, body }));
}

async function editItems(place: Place, body: ImportItemsEdit): Promise<Import> {
  return found(await client.PATCH(`${HERE}items/`, { params: { path: { ...place } }, body }));
}

function useAct<Given>(place: Place, act: (given: Given) => Promise<Import>): Sending<Import, Given> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: act,
    onSuccess: (now) => {
      queries.setQueryData(["import", place], now);
      void queries.invalidateQueries({ queryKey: ["item", place] });
      void queries.invalidateQueries({ queryKey: ["items", place] });
    },
  });
}

export function useStart(place: Place): Sending<Import, boolean> {
  return useAct(place, (skipBad: boolean) => start(place, skipBad));
}

export function useCancel(place: Place): Sending<Import, void> {
  return useAct(place, () => cancel(place));
}

export function useEditItems(place: Place): Sending<Import, ImportItemsEdit> {
  return useAct(place, (given: ImportItemsEdit) => editItems(place, given));
}

/** One item anew; what it means for the others is asked for again. */
export function useEditItem(place: Place): Sending<ImportItem, ItemEdit> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (given: ItemEdit) => editItem(place, given),
    onSuccess: async (item) => {
      queries.setQueryData(["item", place, item.position], item);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["import", place] }),
        queries.invalidateQueries({ queryKey: ["items", place] }),
      ]);
    },
  });
}
