/**
 * What was said and is not in the database yet. A database writes later than a page may be gone; this is
 * written at once, and is little.
 */
import type { LogEntry } from "../../protocol/events";

const PREFIX = "conch.said.";

interface Note {
  at: number;
  entries: LogEntry[];
}

/** A browser that keeps nothing loses what it would have lost without it. */
export const notes = {
  write(key: string, entries: readonly LogEntry[], at: number): void {
    try {
      if (entries.length === 0) localStorage.removeItem(PREFIX + key);
      else localStorage.setItem(PREFIX + key, JSON.stringify({ at, entries }));
    } catch {}
  },

  read(key: string): LogEntry[] {
    return read(PREFIX + key)?.entries ?? [];
  },

  /** Those of a room. */
  forget(room: string): void {
    drop((name) => name.startsWith(`${PREFIX}${room}/`));
  },

  /** Those that were written before then. */
  sweep(before: number): void {
    drop((name) => name.startsWith(PREFIX) && (read(name)?.at ?? 0) < before);
  },
};

function read(name: string): Note | null {
  try {
    const note: unknown = JSON.parse(localStorage.getItem(name) ?? "null");
    return isNote(note) ? note : null;
  } catch {
    return null;
  }
}

function isNote(value: unknown): value is Note {
  return (
    typeof value === "object" &&
    value !== null &&
    "entries" in value &&
    Array.isArray(value.entries)
  );
}

function drop(isOver: (name: string) => boolean): void {
  try {
    for (const name of Object.keys(localStorage)) if (isOver(name)) localStorage.removeItem(name);
  } catch {}
}
