import { useSyncExternalStore } from "react";
import { knownSession, subscribeSession } from "../api/session";
import type { Session } from "../protocol/rest";

/** Who this browser is; `null` until it is known. */
export function useSession(): Session | null {
  return useSyncExternalStore(subscribeSession, knownSession);
}
