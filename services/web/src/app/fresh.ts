/**
 * The key of a conversation in which nobody has said anything yet. Opening "a new talk" again with
 * the same key gives the same one, so that looking around leaves no empty talks behind.
 */
import type { Locale, Persona } from "../protocol/events";

const KEY = "conch.fresh";

export function freshKey(locale: Locale, persona: Persona): string {
  const kept = read();
  const kind = `${locale}-${persona}`;
  if (kept?.startsWith(`${kind}-`)) return kept;
  const key = `${kind}-${crypto.randomUUID()}`;
  try {
    sessionStorage.setItem(KEY, key);
  } catch {
    // Without a place to keep it, each opening is a new talk.
  }
  return key;
}

export function isFresh(): boolean {
  return read() !== null;
}

/** Something was said: the next new talk is another one. */
export function spendFreshKey(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

function read(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
