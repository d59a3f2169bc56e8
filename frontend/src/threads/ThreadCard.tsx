import { useId, useRef, useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Thread } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useDay } from "../ui/useDay";
import { useSending } from "../ui/useSending";

interface Props {
  readonly slug: string;
  readonly thread: Thread;
  readonly onChanged: () => Promise<void>;
}

async function say(project: string, uuid: string, comment: string, words: string): Promise<Thread> {
  const params = { path: { project, uuid, comment } };
  return found(await client.PUT("/api/v1/projects/{project}/threads/{uuid}/comments/{comment}/", { params, body: { words } }));
}

async function resolve(project: string, uuid: string, resolved: boolean): Promise<Thread> {
  const params = { path: { project, uuid } };
  return found(await client.PUT("/api/v1/projects/{project}/threads/{uuid}/resolution/", { params, body: { resolved } }));
}

async function see(project: string, uuid: string): Promise<void> {
  const { error } = await client.PUT("/api/v1/projects/{project}/threads/{uuid}/seen/", { params: { path: { project, uuid } } });
  if (error) throw new Error("not seen");
}

/** One discussion, with what was said and a place to answer. */
export function ThreadCard({ slug, thread, onChanged }: Props): JSX.Element {
  const { t } = useTranslation();
  const id = useId();
  const resolved = thread.resolved_at !== null;
  const resolving = useSending({ mutationFn: () => resolve(slug, thread.uuid, !resolved), onSuccess: onChanged });
  const seeing = useSending({ mutationFn: () => see(slug, thread.uuid), onSuccess: onChanged });
  return (
    <article className="thread" aria-labelledby={id}>
      <About {...{ slug, thread, id }} />
      <Comments thread={thread} />
      <Reply {...{ slug, thread, onChanged }} />
      <p className="actions">
        <Button className="soft" isDisabled={resolving.isPending} onPress={() => resolving.mutate()}>
          {t(resolved ? "threads.reopen" : "threads.resolve")}
        </Button>
        {thread.unread && (
          <Button className="plain" isDisabled={seeing.isPending} onPress={() => seeing.mutate()}>
            {t("threads.read")}
          </Button>
        )}
      </p>
      <Failure error={resolving.error ?? seeing.error} />
    </article>
  );
}

function About({ slug, thread, id }: { readonly slug: string; readonly thread: Thread; readonly id: string }): JSX.Element {
  const { t } = useTranslation();
  const { about } = thread;
  const href = about.assignment !== null ? `/assignments/${about.assignment}/` : about.text !== null ? `/projects/${slug}/texts/${about.text}/` : null;
  return (
    <header>
      <h2 id={id} dir="auto">
        {about.kind === "span" && (
          <>
            <q>{about.quote}</q> <small>{about.label}</small>
          </>
        )}
        {about.kind === "article" && t("threads.article")}
        {about.kind === "label" && t("threads.label", { label: about.label })}
        {thread.unread && <span className="news">{t("threads.new")}</span>}
      </h2>
      <p className="quiet">
        {[about.headline, t("threads.by", { author: thread.opened_by })].filter(Boolean).join(" · ")}{" "}
        {href !== null && <a href={href}>{t("threads.openArticle")}</a>}
      </p>
    </header>
  );
}

function Comments({ thread }: { readonly thread: Thread }): JSX.Element {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <ol>
      {thread.comments.map(({ uuid, author, mine, words, created_at, mentions_me }) => (
        <li key={uuid} className={mine ? "mine" : undefined}>
          <p dir="auto">{words}</p>
          <p className="quiet">
            {[mine ? t("threads.me") : author, day(created_at), mentions_me && t("threads.mentioned")].filter(Boolean).join(" · ")}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Reply({ slug, thread, onChanged }: Props): JSX.Element {
  const { t } = useTranslation();
  const uuid = useRef(crypto.randomUUID());
  const [words, setWords] = useState("");
  const saying = useSending({
    mutationFn: () => say(slug, thread.uuid, uuid.current, words),
    onSuccess: async () => {
      uuid.current = crypto.randomUUID();
      setWords("");
      await onChanged();
    },
  });
  return (
    <form
      className="reply"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== "") saying.mutate();
      }}
    >
      <textarea rows={2} maxLength={5000} dir="auto" aria-label={t("threads.reply")} placeholder={t("threads.words")} value={words} onChange={(event) => setWords(event.target.value)} />
      <Button type="submit" className="soft" isDisabled={words.trim() === "" || saying.isPending}>
        {t("threads.send")}
      </Button>
      <Failure error={saying.error} />
    </form>
  );
}
