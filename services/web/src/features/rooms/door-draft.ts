/** What somebody has written at a door: kept while the tab is open, the name for the next time. */
import type { HandedReading } from "../../protocol/events";

export interface DoorDraft {
  nickname: string;
  worry: string;
  relayOnly: boolean;
  reading: HandedReading | null;
  /** They have knocked, and took it back. */
  isWithdrawn: boolean;
}

export const LONGEST_WORRY = 500;

const NAME_KEY = "conch.name";
const keyOf = (room: string) => `conch.door.${room}`;

/** `member` is the name of an account, for whoever has said none here. */
export function draftOf(room: string, member: string | null): DoorDraft {
  const fresh = {
    nickname: keptName() ?? member ?? "",
    worry: "",
    relayOnly: false,
    reading: null,
    isWithdrawn: false,
  };
  try {
    const text = sessionStorage.getItem(keyOf(room));
    return text === null ? fresh : { ...fresh, ...(JSON.parse(text) as Partial<DoorDraft>) };
  } catch {
    return fresh;
  }
}

export function keepDraft(room: string, draft: DoorDraft): void {
  try {
    sessionStorage.setItem(keyOf(room), JSON.stringify(draft));
  } catch {
    // It is there until the page is closed.
  }
}

function keptName(): string | null {
  try {
    return localStorage.getItem(NAME_KEY);
  } catch {
    return null;
  }
}

export function keepName(nickname: string): void {
  try {
    localStorage.setItem(NAME_KEY, nickname);
  } catch {
    // It is asked for again.
  }
}

const knockedKey = (seat: string) => `conch.knocked.${seat}`;

/** When this browser knocked; a page that was loaded anew still knows it. */
export function keepKnocked(seat: string, at: number): void {
  try {
    sessionStorage.setItem(knockedKey(seat), String(at));
  } catch {
    // Then it counts from when it was loaded.
  }
}

export function knockedAt(seat: string, now: number): number {
  try {
    const at = Number(sessionStorage.getItem(knockedKey(seat)) ?? Number.NaN);
    return Number.isFinite(at) ? at : now;
  } catch {
    return now;
  }
}
