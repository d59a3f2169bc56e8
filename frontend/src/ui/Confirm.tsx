import type { JSX, ReactNode, SyntheticEvent } from "react";
import { Button } from "react-aria-components";
import { Failure } from "./Failure";

interface Props {
  /** The request that the act sends. */
  readonly sending: { readonly error: Error | null; readonly mutate: () => void };
  readonly yes: string;
  readonly no: string;
  readonly isReady?: boolean;
  /** What cannot be taken back easily: Enter alone must not do it. */
  readonly isGrave?: boolean;
  readonly onClose: () => void;
  /** The fields that the act needs: Enter in one of them sends. */
  readonly children?: ReactNode;
}

/** How a dialog ends: its fields, why the act failed, the act, and the way out. */
export function Confirm({ sending, yes, no, isReady = true, isGrave = false, onClose, children }: Props): JSX.Element {
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    // React would tell a form around the dialog too.
    event.stopPropagation();
    if (isReady) sending.mutate();
  };
  return (
    <form noValidate onSubmit={send}>
      {children}
      <Failure error={sending.error} />
      <div className="choices">
        {/* Not disabled while it is sending: that would take the keyboard's focus out of the dialog. */}
        <Button className="strong" type="submit" isDisabled={!isReady}>
          {yes}
        </Button>
        <Button className="soft" onPress={onClose} autoFocus={isGrave}>
          {no}
        </Button>
      </div>
    </form>
  );
}
