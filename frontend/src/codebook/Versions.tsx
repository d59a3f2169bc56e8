import { useQuery } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type CodebookPage, type WholeCodebook } from "../api/client";
import { found } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";
import { Changes } from "./Changes";
import { changesSince } from "./loading";

export interface VersionsProps {
  readonly project: string;
  readonly page: CodebookPage;
  readonly onChoose: (number: number) => void;
  readonly onChanged: () => void;
}

interface Props extends VersionsProps {
  readonly codebook: WholeCodebook;
}

/** Which version this is, why it came, what it changed, and the way to the next. */
export function Versions({ codebook, project, page, onChoose, onChanged }: Props): JSX.Element {
  const { t } = useTranslation();
  const earlier = page.versions.find(({ number }) => number < codebook.number);
  return (
    <div className="versions">
      {codebook.state === "retired" && <p className="retired">{t("codebook.versions.retired")}</p>}
      {codebook.change_note !== "" && (
        <p className="note-of">
          <b>{t("codebook.versions.note")}</b> {codebook.change_note}
        </p>
      )}
      <div className="acts">
        {page.versions.length > 1 && <Choose {...{ codebook, page, onChoose }} />}
        <a href={`/api/v1/projects/${project}/codebooks/${codebook.number}.json`} download>
          {t("codebook.versions.file")}
        </a>
        {page.may_edit && <ManagerActs {...{ codebook, project, page, onChanged }} />}
      </div>
      {earlier && <Since project={project} number={codebook.number} since={earlier.number} />}
    </div>
  );
}

function Choose({ codebook, page, onChoose }: Pick<Props, "codebook" | "page" | "onChoose">): JSX.Element {
  const { t, i18n } = useTranslation();
  const days = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium" });
  return (
    <label>
      {t("codebook.versions.choose")}{" "}
      <select value={codebook.number} onChange={(event) => onChoose(Number(event.target.value))}>
        {page.versions.map(({ number, state, published_at }) => (
          <option key={number} value={number}>
            {t("codebook.versions.one", {
              number,
              state: t(`codebook.versions.state.${state}`),
              date: days.format(new Date(published_at)),
            })}
          </option>
        ))}
      </select>
    </label>
  );
}

function ManagerActs({ codebook, project, page, onChanged }: Omit<Props, "onChoose">): JSX.Element {
  const { t } = useTranslation();
  const [retiring, setRetiring] = useState(false);
  return (
    <>
      {codebook.state === "published" && (
        <Button className="plain" onPress={() => setRetiring(true)}>
          {t("codebook.versions.retire")}
        </Button>
      )}
      <span className="space" />
      <a className="strong" href={`/projects/${project}/codebook/draft/`}>
        {page.draft ? t("codebook.versions.goOn") : t("codebook.versions.begin")}
      </a>
      {retiring && <RetireDialog {...{ project, onChanged }} number={codebook.number} onClose={() => setRetiring(false)} />}
    </>
  );
}

interface RetireProps {
  readonly project: string;
  readonly number: number;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

function RetireDialog({ project, number, onChanged, onClose }: RetireProps): JSX.Element {
  const { t } = useTranslation();
  const params = { path: { project, number } };
  const retiring = useSending({
    mutationFn: async () => found(await client.POST("/api/v1/projects/{project}/codebooks/{number}/retire/", { params })),
    onSuccess: () => {
      onClose();
      onChanged();
    },
  });
  return (
    <Dialog title={t("codebook.versions.retireTitle", { number })} onClose={onClose}>
      <p>{t("codebook.versions.retireLead")}</p>
      <Confirm
        sending={retiring}
        yes={t("codebook.versions.retireYes")}
        no={t("codebook.versions.retireNo")}
        isGrave
        onClose={onClose}
      />
    </Dialog>
  );
}

interface SinceProps {
  readonly project: string;
  readonly number: number;
  readonly since: number;
}

function Since({ project, number, since }: SinceProps): JSX.Element {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const told = useQuery({
    queryKey: ["codebook changes", project, number, since],
    queryFn: () => changesSince(project, number, since),
    enabled: open,
  });
  return (
    <details className="since" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("codebook.versions.since", { since })}</summary>
      {told.data ? <Changes changes={told.data.changes} /> : <Failure error={told.error} />}
    </details>
  );
}
