import { useTranslation } from "react-i18next";
import { client, type Assignment } from "../api/client";
import { found, Problem } from "../api/problem";
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
  const { t } = useTranslation();
  const params = { path: { assignment: id } };
  const submit = useSending({
    mutationFn: async () => found(await client.POST("/api/v1/assignments/{assignment}/submit/", { params })),
    onSuccess: () => onDone("submitted"),
  });
  const reopen = useSending({
    mutationFn: async () => found(await client.POST("/api/v1/assignments/{assignment}/reopen/", { params })),
    onSuccess: () => onDone("reopened"),
  });
  const problemOf = (error: Error | null): string | null => {
    if (error === null) return null;
    if (error instanceof Problem) return error.sentence || t("failed.broken");
    return t("failed.unreachable");
  };
  return {
    submit: () => submit.mutate(),
    reopen: () => reopen.mutate(),
    submitting: submit.isPending || reopen.isPending,
    problem: problemOf(submit.error ?? reopen.error),
    forgive: () => [submit, reopen].forEach((one) => one.reset()),
    next: submit.data ? submit.data.next : queue.next,
  };
}
