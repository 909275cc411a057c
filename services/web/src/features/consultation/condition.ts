/** What a running consultation is in, told by one word for the stage and one for the banner. */
import type { CallView, DeviceView, Notice } from "../../rtc/call-view";

export type Condition =
  /** The socket is being opened. */
  | "joining"
  /** A host before anybody was let in. */
  | "alone"
  /** The other one's page is away; their seat is kept. */
  | "away"
  /** Both are here, and the way between them is being found. */
  | "connecting"
  | "fine"
  | "unstable"
  | "rebuilding"
  | "broken";

export function conditionOf(view: CallView): Condition {
  const { stage, peer, peerAwayUntil, link } = view;
  if (stage.name === "joining") return "joining";
  if (peer === null) return view.role === "host" && peerAwayUntil === null ? "alone" : "away";
  // While media flows nobody is away, whatever becomes of a socket.
  if (link === "connected") return "fine";
  if (peerAwayUntil !== null) return "away";
  if (link === "unstable" || link === "rebuilding" || link === "broken") return link;
  return "connecting";
}

/** Whole seconds until a time, never less than none. */
export function secondsUntil(until: number | null, now: number): number | null {
  return until === null ? null : Math.max(0, Math.ceil((until - now) / 1000));
}

/** Minutes and seconds, or hours before them: 04:05, 1:04:05. */
export function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  const rest = two(Math.floor(seconds % 60));
  if (minutes < 60) return `${two(minutes)}:${rest}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}

/** Whether a notice is said once more: only a new one is. */
export function isNew(notice: Notice | null, last: number | null): notice is Notice {
  return notice !== null && notice.at !== last;
}

/** Who may be warned of the room's end, and when: five minutes before. */
const WARNING_MS = 5 * 60_000;

export function endsSoon(expiresAt: string | undefined, now: number): boolean {
  if (expiresAt === undefined) return false;
  const left = Date.parse(expiresAt) - now;
  return left > 0 && left <= WARNING_MS;
}

/** Wanted, and there: one that the browser refuses is wanted and gives nothing. */
export const works = ({ on, trouble }: DeviceView): boolean => on && trouble === null;
