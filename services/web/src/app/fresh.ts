/**
 * The key of a conversation in which nobody has said anything yet. Opening "a new talk" again with
 * the same key gives the same one, so that looking around leaves no empty talks behind.
 */
import type { Opening } from "../api/conversations";

/** A talk that is kept and one that is not lie ready beside each other. */
const keyOf = (temporary: boolean) => (temporary ? "conch.fresh.temporary" : "conch.fresh");

export function freshKey({ locale, persona, temporary }: Opening): string {
  const kept = read(temporary);
  const kind = `${locale}-${persona}`;
  if (kept?.startsWith(`${kind}-`)) return kept;
  const key = `${kind}-${crypto.randomUUID()}`;
  try {
    sessionStorage.setItem(keyOf(temporary), key);
  } catch {
    // Without a place to keep it, each opening is a new talk.
  }
  return key;
}

export function isFresh(temporary: boolean): boolean {
  return read(temporary) !== null;
}

/** Something was said, or it was ended: the next new talk is another one. */
export function spendFreshKey(temporary: boolean): void {
  try {
    sessionStorage.removeItem(keyOf(temporary));
  } catch {
    // Nothing was kept.
  }
}

function read(temporary: boolean): string | null {
  try {
    return sessionStorage.getItem(keyOf(temporary));
  } catch {
    return null;
  }
}
