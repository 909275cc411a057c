/** Seats in consultations that this browser holds, and the invitations by which it may knock. */
import { useSyncExternalStore } from "react";
import type { SeatRole } from "../protocol/events";

export interface HeldSeat {
  seat: string;
  seatToken: string;
  role: SeatRole;
  nickname: string;
}

const seatKey = (room: string) => `conch.seat.${room}`;
const inviteKey = (room: string) => `conch.invite.${room}`;
const listeners = new Set<() => void>();
/** What a browser that keeps nothing still has until it is closed. */
const unkept = new Map<string, string>();

export function keepSeat(room: string, seat: HeldSeat): void {
  write(lasting, seatKey(room), JSON.stringify(seat));
}

/** The seat is given up, or no longer good. */
export function dropSeat(room: string): void {
  write(lasting, seatKey(room), null);
}

/** The seat of this browser in a room; `null` if it has none. */
export function useSeat(room: string): HeldSeat | null {
  const text = useSyncExternalStore(subscribe, () => read(lasting, seatKey(room)));
  return seatOf(text);
}

export const heldSeat = (room: string): HeldSeat | null => seatOf(read(lasting, seatKey(room)));

/** A room in which this browser has the host's seat, if there is one. */
export function hostedRoom(): string | null {
  const prefix = seatKey("");
  try {
    const rooms = Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
    return rooms.find((room) => heldSeat(room)?.role === "host") ?? null;
  } catch {
    return null;
  }
}

function seatOf(text: string | null): HeldSeat | null {
  if (text === null) return null;
  try {
    const it: unknown = JSON.parse(text);
    if (typeof it !== "object" || it === null) return null;
    const { seat, seatToken, role, nickname } = it as Record<string, unknown>;
    const isWhole =
      typeof seat === "string" &&
      typeof seatToken === "string" &&
      (role === "host" || role === "guest") &&
      typeof nickname === "string";
    return isWhole ? { seat, seatToken, role, nickname } : null;
  } catch {
    return null;
  }
}

/** Kept for as long as the tab is open: a reload still knocks, another visitor of it does not. */
export function keepInvite(room: string, token: string): void {
  write(passing, inviteKey(room), token);
}

/**
 * The invitation of an address such as `/room/7Q2m#token`, taken out of the address bar so that it is
 * in no screenshot and no history; after that, the one that was kept.
 */
export function takeInvite(room: string): string | null {
  const { hash, pathname, search } = location;
  if (hash.length > 1) {
    keepInvite(room, hash.slice(1));
    history.replaceState(history.state, "", pathname + search);
  }
  return read(passing, inviteKey(room));
}

type Place = () => Storage;
const lasting: Place = () => localStorage;
const passing: Place = () => sessionStorage;

function read(place: Place, key: string): string | null {
  try {
    return place().getItem(key) ?? unkept.get(key) ?? null;
  } catch {
    return unkept.get(key) ?? null;
  }
}

function write(place: Place, key: string, text: string | null): void {
  unkept.delete(key);
  try {
    if (text === null) place().removeItem(key);
    else place().setItem(key, text);
  } catch {
    if (text !== null) unkept.set(key, text);
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
