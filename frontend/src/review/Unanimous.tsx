import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";
import { settleUnanimous } from "./requests";

interface Props {
  readonly slug: string;
  readonly count: number;
  readonly onDone: () => Promise<void>;
}

/** The only verdicts that are given many at once: nobody differs there. */
export function Unanimous({ slug, count, onDone }: Props): JSX.Element {
  const { t } = useTranslation();
  const [left, setLeft] = useState(count);
  const settling = useSending({ mutationFn: () => settleUnanimous(slug, setLeft), onSuccess: onDone });
  return (
    <p className="all">
      <Button className="soft" isDisabled={settling.isPending} onPress={() => settling.mutate()}>
        {t("review.settleAll", { count })}
      </Button>
      {settling.isPending && <progress max={count} value={count - left} aria-label={t("review.saving")} />}
      <Failure error={settling.error} />
    </p>
  );
}
