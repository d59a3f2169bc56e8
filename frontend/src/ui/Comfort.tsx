import { lazyDialog } from "./lazily";

/** Few open it on any one page, and every page shall be light. */
export const Comfort = lazyDialog(() => import("../comfort/ComfortDialog"));
