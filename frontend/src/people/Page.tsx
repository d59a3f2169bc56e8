import { useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Member, type People } from "../api/client";
import { found } from "../api/problem";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { ChangeDialog } from "./ChangeDialog";
import { losesThisPage, type Change } from "./changes";
import { Invitations } from "./Invitations";
import { InviteDialog } from "./InviteDialog";
import { Members } from "./Members";
import { PasswordDialog } from "./PasswordDialog";
import "./people.css";

async function load(project: string): Promise<People> {
  const params = { path: { project } };
  return found(await client.GET("/api/v1/projects/{project}/people/", { params }));
}

export default function PeoplePage({ shell }: PageProps): JSX.Element {
  const slug = shell.project ?? "";
  return (
    <ProjectFrame shell={shell} page="people">
      <Loaded name={["people", slug]} load={() => load(slug)}>
        {(people) => <PeopleView slug={slug} user={shell.user} people={people} />}
      </Loaded>
    </ProjectFrame>
  );
}

interface ViewProps {
  readonly slug: string;
  readonly user: string;
  readonly people: People;
}

function PeopleView({ slug, user, people }: ViewProps): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [inviting, setInviting] = useState(false);
  const [change, setChange] = useState<Change | null>(null);
  const [forgetful, setForgetful] = useState<Member | null>(null);
  const [said, setSaid] = useState("");
  const reload = (): void => void queries.invalidateQueries({ queryKey: ["people", slug] });
  const changed = (done: Change, sentence: string): void => {
    if (done.member.username === user && losesThisPage(done)) return location.assign("/");
    setChange(null);
    setSaid(sentence);
    reload();
  };
  return (
    <main className="page broad people">
      <h1>{t("people.title")}</h1>
      <p className="lead">{t("people.lead")}</p>
      <p className="actions">
        <Button className="strong" onPress={() => setInviting(true)}>
          {t("people.invite")}
        </Button>
        <span role="status">{said}</span>
      </p>
      <Members members={people.members} user={user} onChange={setChange} onPassword={setForgetful} />
      <Invitations slug={slug} invitations={people.invitations} onRevoked={reload} />
      {inviting && <InviteDialog slug={slug} onMade={reload} onClose={() => setInviting(false)} />}
      {forgetful && <PasswordDialog slug={slug} member={forgetful} onClose={() => setForgetful(null)} />}
      {change && (
        <ChangeDialog
          slug={slug}
          change={change}
          myself={change.member.username === user}
          onDone={(sentence) => changed(change, sentence)}
          onClose={() => setChange(null)}
        />
      )}
    </main>
  );
}
