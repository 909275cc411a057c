/** How good the line to our server is, by how long it takes to ask it something. Pure. */
import type { Quality } from "../../rtc/call-view";

const GOOD_MS = 350;
const FAIR_MS = 900;

/** `null` is a question that was never answered. */
export function lineOf(tripsMs: readonly (number | null)[]): Quality {
  if (tripsMs.length === 0) return 0;
  const answered = tripsMs.filter((it) => it !== null).sort((one, other) => one - other);
  if (answered.length < tripsMs.length) return answered.length === 0 ? 1 : 2;
  const middle = answered[Math.floor(answered.length / 2)] ?? 0;
  return middle <= GOOD_MS ? 3 : middle <= FAIR_MS ? 2 : 1;
}
