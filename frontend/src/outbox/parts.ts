import { lazily, lazyDialog } from "../ui/lazily";
import { NotLoadedCover } from "../ui/NotLoaded";

/** Seldom needed, so no page carries them along. */
export const Cover = lazily(() => import("./Cover"), NotLoadedCover);
export const Left = lazily(() => import("./Left"), () => null);
export const SignInDialog = lazyDialog(() => import("./SignInDialog"));
export const SignOutDialog = lazyDialog(() => import("./SignOutDialog"));
