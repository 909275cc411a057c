import type { Summary } from "../../protocol/rest";

/** So long the seat of a guest who has left is kept, while the room goes on without them. */
const KEPT_MS = 600_000;

/** Until when one may go back in; `null` where there is nothing to go back into. Pure. */
export function returnOf({ status, role, returnUntil, endedAt }: Summary): string | null {
  if (status !== "open") return returnUntil ?? null;
  if (role !== "guest" || !endedAt) return null;
  return new Date(Date.parse(endedAt) + KEPT_MS).toISOString();
}
