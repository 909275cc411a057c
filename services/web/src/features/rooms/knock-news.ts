/** What is new at the door, against what was there. Pure. */
import type { Knock } from "../../protocol/events";

/** Those who were not there before; somebody whose page was loaded anew is no news. */
export function newKnocks(before: readonly string[], now: readonly Knock[]): Knock[] {
  return now.filter(({ seat }) => !before.includes(seat));
}

/** The title of the window while somebody waits. */
export function titleWith(title: string, badge: string | null): string {
  return badge === null ? title : `${badge} · ${title}`;
}
