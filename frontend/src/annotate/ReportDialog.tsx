import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Label, RadioGroup, Text, TextArea, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { OwnReport, ReportKind } from "../api/client";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { Failure } from "../ui/Failure";
import { RadioOption } from "../ui/RadioOption";
import { useDay } from "../ui/useDay";
import { useSending } from "../ui/useSending";
import { KINDS, loadReports, ownReports, reporter, type Said } from "./reports";
import "../ui/form.css";
import "./report.css";

interface Props {
  readonly assignment: number;
  readonly onClose: () => void;
}

const NOTHING = { kind: null, words: "" };
type Draft = { readonly kind: ReportKind | null; readonly words: string };
/** What was written and not sent: a dialog that is closed by mistake loses nothing. */
const drafts = new Map<number, Draft>();

/** What is wrong with this article, for those who look after the corpus; and what they answered. */
export default function ReportDialog({ assignment, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const { data = [], error } = useQuery({ queryKey: ownReports(assignment), queryFn: () => loadReports(assignment) });
  return (
    <Dialog title={t("reports.title")} onClose={onClose}>
      <Failure error={error} />
      {data.length > 0 && (
        <ul className="own-reports">
          {data.map((one) => (
            <Own key={one.uuid} report={one} />
          ))}
        </ul>
      )}
      <Form assignment={assignment} onClose={onClose} />
    </Dialog>
  );
}

function Own({ report }: { readonly report: OwnReport }): JSX.Element {
  const { t } = useTranslation();
  const day = useDay();
  const { kind, words, created_at, settled_at, reply } = report;
  return (
    <li>
      <b>{t(`reports.kinds.${kind}`)}</b>{" "}
      <span className="quiet">
        {day(created_at)} · {settled_at === null ? t("reports.open") : t("reports.settledOn", { day: day(settled_at) })}
      </span>
      {words !== "" && <p dir="auto">{words}</p>}
      {reply !== "" && (
        <p className="reply" dir="auto">
          {t("reports.reply")}: {reply}
        </p>
      )}
    </li>
  );
}

function Form({ assignment, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [said, setSaid] = useState<Draft>(drafts.get(assignment) ?? NOTHING);
  const [send] = useState(() => reporter(assignment));
  const change = (next: Partial<Draft>): void => {
    const all = { ...said, ...next };
    drafts.set(assignment, all);
    setSaid(all);
  };
  const sending = useSending({
    mutationFn: () => send(said as Said),
    onSuccess: async () => {
      drafts.delete(assignment);
      await queries.invalidateQueries({ queryKey: ownReports(assignment) });
      onClose();
    },
  });
  const isReady = said.kind !== null && (said.kind !== "other" || said.words.trim() !== "");
  return (
    <>
      <RadioGroup className="form-field" value={said.kind} onChange={(kind) => change({ kind: kind as ReportKind })}>
        <Label>{t("reports.what")}</Label>
        {KINDS.map((kind) => (
          <RadioOption key={kind} value={kind}>
            {t(`reports.kinds.${kind}`)}
          </RadioOption>
        ))}
      </RadioGroup>
      <TextField className="form-field" value={said.words} onChange={(words) => change({ words })} maxLength={5000}>
        <Label>{t("reports.words")}</Label>
        <TextArea rows={3} dir="auto" />
        <Text slot="description">{t("reports.hint")}</Text>
      </TextField>
      <Confirm sending={sending} yes={t("reports.send")} no={t("reports.cancel")} isReady={isReady} onClose={onClose} />
    </>
  );
}
