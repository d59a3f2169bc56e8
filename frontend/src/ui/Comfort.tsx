import { lazy, Suspense, type JSX } from "react";

// Few open it on any one page, and every page shall be light.
const ComfortDialog = lazy(() => import("../comfort/ComfortDialog"));

export function Comfort({ onClose }: { readonly onClose: () => void }): JSX.Element {
  return (
    <Suspense>
      <ComfortDialog onClose={onClose} />
    </Suspense>
  );
}
