import {
  useMutation,
  type DefaultError,
  type MutateOptions,
  type UseMutationOptions,
  type UseMutationResult,
} from "@tanstack/react-query";
import { useRef } from "react";

type Then<Data, Fault, Wanted> = MutateOptions<Data, Fault, Wanted>;
type Result<Data, Fault, Wanted> = Omit<UseMutationResult<Data, Fault, Wanted>, "mutate" | "mutateAsync">;

export type Sending<Data, Wanted, Fault = DefaultError> = Result<Data, Fault, Wanted> & {
  readonly mutate: (wanted: Wanted, then?: Then<Data, Fault, Wanted>) => void;
};

/** A request that a person starts. While one is on its way a second press does nothing: `isPending`
 *  reaches the button too late for a double click. */
export function useSending<Data, Wanted = void, Fault = DefaultError>(
  options: UseMutationOptions<Data, Fault, Wanted>,
): Sending<Data, Wanted, Fault> {
  const busy = useRef(false);
  const sending = useMutation({
    ...options,
    onSettled: (...settled) => {
      busy.current = false;
      return options.onSettled?.(...settled);
    },
  });
  const mutate = (wanted: Wanted, then?: Then<Data, Fault, Wanted>): void => {
    if (busy.current) return;
    busy.current = true;
    sending.mutate(wanted, { ...then });
  };
  return { ...sending, mutate };
}
