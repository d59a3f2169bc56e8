import { client, type Assignment } from "../api/client";
import { found } from "../api/problem";
import { useSending } from "../ui/useSending";

interface Submission {
  readonly submit: () => void;
  readonly reopen: () => void;
  readonly submitting: boolean;
  readonly problem: string | null;
  readonly forgive: () => void;
  /** The article after this one, as far as is known. */
  readonly next: number | null;
}

/** Handing the article in, and taking it back. */
export function useSubmission({ id, queue }: Assignment, onDone: (now: "submitted" | "reopened") => void): Submission {
  const params = { path: { assignment: id } };
  const submit = useSending({
    mutationFn: async () => found(await client.POST("/api/v1/assignments/{assignment}/submit/", { params })),
    onSuccess: () => onDone("submitted"),
  });
  const reopen = useSending({
    mutationFn: async () => found(await client.POST("/api/v1/assignments/{assignment}/reopen/", { params })),
    onSuccess: () => onDone("reopened"),
  });
  return {
    submit: () => submit.mutate(),
    reopen: () => reopen.mutate(),
    submitting: submit.isPending || reopen.isPending,
    problem: (submit.error ?? reopen.error)?.message ?? null,
    forgive: () => [submit, reopen].forEach((one) => one.reset()),
    next: submit.data ? submit.data.next : queue.next,
  };
}
