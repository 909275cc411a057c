/** Rooms that were opened in this browser: the invitation that is out, and the passcode to be told. */
import type { Invite } from "../../protocol/rest";

export interface Opened {
  /** `null` once it was closed. */
  invite: Invite | null;
  passcode: string | null;
}

const keyOf = (room: string) => `conch.opened.${room}`;
const kept = new Map<string, Opened>();
const fresh = new Set<string>();

export function keepOpened(room: string, opened: Opened): void {
  kept.set(room, opened);
  try {
    localStorage.setItem(keyOf(room), JSON.stringify(opened));
  } catch {
    // It is there until the page is closed.
  }
}

/** Neither invitation nor passcode are told by the server a second time. */
export function openedOf(room: string): Opened {
  const known = kept.get(room);
  if (known) return known;
  try {
    const text = localStorage.getItem(keyOf(room));
    if (text !== null) return JSON.parse(text) as Opened;
  } catch {
    // What cannot be read is not kept.
  }
  return { invite: null, passcode: null };
}

/** A room that was opened just now begins with its invitation. */
export const markFresh = (room: string): void => void fresh.add(room);
export const isFresh = (room: string): boolean => fresh.has(room);
export const spendFresh = (room: string): void => void fresh.delete(room);

/** Six digits: short enough for the telephone, and five tries are all that anybody has. */
export function newPasscode(random: (words: Uint32Array<ArrayBuffer>) => void = fill): string {
  const bound = 1_000_000;
  const limit = 2 ** 32 - (2 ** 32 % bound);
  const words = new Uint32Array(1);
  for (;;) {
    random(words);
    const [word = 0] = words;
    if (word < limit) return String(word % bound).padStart(6, "0");
  }
}

const fill = (words: Uint32Array<ArrayBuffer>) => void crypto.getRandomValues(words);

/** What a guest opens: the token is in the fragment, which no server sees. */
export const inviteUrl = (room: string, token: string, base = location.href): string =>
  new URL(`/room/${encodeURIComponent(room)}#${token}`, base).href;
