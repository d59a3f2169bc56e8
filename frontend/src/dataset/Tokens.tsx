import { useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Dataset, type Token } from "../api/client";
import { problemOf } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useDay } from "../ui/useDay";
import { useSending } from "../ui/useSending";

interface Props {
  readonly dataset: Dataset;
  readonly onRevoked: (id: number) => void;
}

export function Tokens({ dataset, onRevoked }: Props): JSX.Element {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Token | null>(null);
  if (dataset.tokens.length === 0) return <p>{t("dataset.noTokens")}</p>;
  return (
    <>
      <ul className="rows tokens">
        {dataset.tokens.map((token) => (
          <Row key={token.id} token={token} onRevoke={() => setChosen(token)} />
        ))}
      </ul>
      {chosen && (
        <Revoke slug={dataset.slug} token={chosen} onRevoked={onRevoked} onClose={() => setChosen(null)} />
      )}
    </>
  );
}

function Row({ token, onRevoke }: { token: Token; onRevoke: () => void }): JSX.Element {
  const { t } = useTranslation();
  const day = useDay();
  const name = token.name || t("dataset.unnamed");
  return (
    <li>
      <span className="name">{name}</span>
      <Button className="plain" aria-label={t("dataset.revokeOne", { name })} onPress={onRevoke}>
        {t("dataset.revoke")}
      </Button>
      <span className="quiet">{t("dataset.lasts", { made: day(token.created), ends: day(token.expiry) })}</span>
    </li>
  );
}

interface RevokeProps {
  readonly slug: string;
  readonly token: Token;
  readonly onRevoked: (id: number) => void;
  readonly onClose: () => void;
}

function Revoke({ slug, token, onRevoked, onClose }: RevokeProps): JSX.Element {
  const { t } = useTranslation();
  const revoking = useRevoking(slug, token.id, () => {
    onClose();
    onRevoked(token.id);
  });
  return (
    <Dialog title={t("dataset.revokeTitle", { name: token.name || t("dataset.unnamed") })} onClose={onClose}>
      <p>{t("dataset.revokeBody")}</p>
      <Confirm sending={revoking} yes={t("dataset.revokeYes")} no={t("dataset.revokeNo")} isGrave onClose={onClose} />
    </Dialog>
  );
}

function useRevoking(project: string, token: number, onRevoked: () => void) {
  const queries = useQueryClient();
  return useSending({
    mutationFn: async () => {
      const params = { path: { project, token } };
      const { error, response } = await client.DELETE("/api/v1/projects/{project}/tokens/{token}/", { params });
      if (!response.ok) throw problemOf(response.status, error);
    },
    onSuccess: () => {
      queries.setQueryData<Dataset>(
        ["dataset", project],
        (now) => now && { ...now, tokens: now.tokens.filter(({ id }) => id !== token) },
      );
      onRevoked();
    },
  });
}
