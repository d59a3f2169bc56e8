import type { JSX } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Member, Role } from "../api/client";
import { useDay } from "../ui/useDay";
import type { Change } from "./changes";

export const ROLES: readonly Role[] = ["annotator", "reviewer", "manager", "researcher"];

interface Props {
  readonly members: readonly Member[];
  readonly user: string;
  readonly onChange: (change: Change) => void;
  readonly onPassword: (member: Member) => void;
}

export function Members({ members, user, onChange, onPassword }: Props): JSX.Element {
  const { t } = useTranslation();
  const current = members.filter((member) => member.ended_at === null);
  const former = members.filter((member) => member.ended_at !== null);
  const line = (member: Member): JSX.Element => (
    <MemberLine key={member.pseudonym} member={member} myself={member.username === user} {...{ onChange, onPassword }} />
  );
  return (
    <>
      <section>
        <h2>{t("people.members")}</h2>
        {members.length === 1 && <p className="lead">{t("people.alone")}</p>}
        <ul className="rows members">{current.map(line)}</ul>
      </section>
      {former.length > 0 && (
        <section>
          <h2>{t("people.former")}</h2>
          <ul className="rows members former">{former.map(line)}</ul>
        </section>
      )}
    </>
  );
}

interface LineProps {
  readonly member: Member;
  readonly myself: boolean;
  readonly onChange: (change: Change) => void;
  readonly onPassword: (member: Member) => void;
}

function MemberLine({ member, myself, onChange, onPassword }: LineProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <li>
      <span className="pseudonym">{member.pseudonym}</span>
      <span className="who">
        <b dir="auto">{member.name || member.username}</b>{" "}
        <span className="quiet">
          {member.name !== "" && member.username} {myself && `(${t("people.you")})`}
        </span>
      </span>
      <span className="role">{t(`home.role.${member.role}`)}</span>
      <Work member={member} />
      <Time member={member} />
      {member.ended_at === null ? (
        <ChangeMenu {...{ member, onChange, onPassword }} />
      ) : (
        <Button
          className="soft"
          aria-label={t("people.backOf", { name: nameOf(member) })}
          onPress={() => onChange({ kind: "back", member })}
        >
          {t("people.back")}
        </Button>
      )}
    </li>
  );
}

function Work({ member }: { member: Member }): JSX.Element {
  const { t } = useTranslation();
  const { assigned, submitted } = member;
  const waits = member.role === "annotator" && member.ended_at === null;
  if (assigned === 0) return <span className="work quiet">{waits && t("people.noWork")}</span>;
  const words = t("people.work", { done: submitted, total: assigned });
  return (
    <span className="work">
      <progress max={assigned} value={submitted} aria-label={words} /> {words}
    </span>
  );
}

function Time({ member }: { member: Member }): JSX.Element {
  const { t } = useTranslation();
  const day = useDay();
  const from = day(member.joined_at);
  const { ended_at } = member;
  const words = ended_at ? t("people.from", { from, to: day(ended_at) }) : t("people.since", { date: from });
  return <span className="time quiet">{words}</span>;
}

function ChangeMenu({ member, onChange, onPassword }: Omit<LineProps, "myself">): JSX.Element {
  const { t } = useTranslation();
  const act = (key: string): void => {
    if (key === "password") return onPassword(member);
    const role = ROLES.find((one) => one === key);
    onChange(role ? { kind: "role", member, role } : { kind: "end", member });
  };
  return (
    <MenuTrigger>
      <Button className="soft" aria-label={t("people.change", { name: nameOf(member) })}>
        {t("people.changeShort")}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="list-menu" onAction={(key) => act(String(key))}>
          {ROLES.filter((role) => role !== member.role).map((role) => (
            <MenuItem key={role} id={role}>
              {t("people.make", { role: t(`home.role.${role}`) })}
            </MenuItem>
          ))}
          <Separator />
          <MenuItem id="password">{t("people.password.make")}</MenuItem>
          <MenuItem id="end">{t("people.end")}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

export function nameOf(member: Member): string {
  return `${member.name || member.username} (${member.pseudonym})`;
}
