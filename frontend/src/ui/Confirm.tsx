import type { JSX } from "react";
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
}

/** How a dialog ends: why the act failed, the act, and the way out. */
export function Confirm({ sending, yes, no, isReady = true, isGrave = false, onClose }: Props): JSX.Element {
  return (
    <>
      <Failure error={sending.error} />
      <div className="choices">
        {/* Not disabled while it is sending: that would take the keyboard's focus out of the dialog. */}
        <Button className="strong" isDisabled={!isReady} onPress={() => sending.mutate()}>
          {yes}
        </Button>
        <Button className="soft" onPress={onClose} autoFocus={isGrave}>
          {no}
        </Button>
      </div>
    </>
  );
}
