/**
 * Reads what comes over the talk channel. Whoever is on the other side may send anything: what is
 * not a message as the protocol has it is `null`, and nothing in here throws.
 */
import type { LogEntry, LogPlace, MediaState, PeerMessage } from "../protocol/events";
import { MESSAGE_LENGTH } from "./limits";

type Raw = Record<string, unknown>;

const NUMBER_MAX = 0xffff_ffff;

export function readMessage(data: unknown): PeerMessage | null {
  if (typeof data !== "string" || data.length > MESSAGE_LENGTH) return null;
  try {
    const raw: unknown = JSON.parse(data);
    return isRaw(raw) ? messageOf(raw) : null;
  } catch {
    return null;
  }
}

/** The envelope only: a body that means nothing to this side still has its number. */
export function readEntry(raw: unknown): LogEntry | null {
  if (!isRaw(raw) || !isRaw(raw.body) || typeof raw.body.type !== "string") return null;
  const { number, clock, at, body } = raw;
  if (!isCount(number, 1) || !isCount(clock, 1) || !isSize(at)) return null;
  return { number, clock, at, body: body as LogEntry["body"] };
}

function messageOf(raw: Raw): PeerMessage | null {
  switch (raw.type) {
    case "resume": {
      const mine = readPlace(raw.mine);
      if (mine === null) return null;
      if (raw.yours === undefined || raw.yours === null) return { type: "resume", mine };
      const yours = readPlace(raw.yours);
      return yours && { type: "resume", mine, yours };
    }
    case "restore": {
      if (!isLogId(raw.log) || !Array.isArray(raw.entries) || !isBoolean(raw.more)) return null;
      const entries = raw.entries.map(readEntry);
      if (entries.includes(null)) return null;
      return { type: "restore", log: raw.log, entries: entries as LogEntry[], more: raw.more };
    }
    case "entry": {
      const entry = readEntry(raw.entry);
      return entry && { type: "entry", entry };
    }
    case "delivered":
    case "seen":
      return isCount(raw.number) ? { type: raw.type, number: raw.number } : null;
    case "typing":
      return isBoolean(raw.on) ? { type: "typing", on: raw.on } : null;
    case "media": {
      const media = readMedia(raw.media);
      return media && { type: "media", media };
    }
    default:
      return tableOrFile(raw);
  }
}

function tableOrFile(raw: Raw): PeerMessage | null {
  switch (raw.type) {
    case "hover": {
      const position = raw.position ?? null;
      if (!isCount(raw.table, 1)) return null;
      if (position !== null && !(isCount(position) && position <= 77)) return null;
      return { type: "hover", table: raw.table, position };
    }
    case "fileWanted":
      if (!isCount(raw.file, 1) || !isSize(raw.offset)) return null;
      return { type: "fileWanted", file: raw.file, offset: raw.offset };
    case "fileEnd":
      if (!isCount(raw.file, 1) || !isDigest(raw.sha256)) return null;
      return { type: "fileEnd", file: raw.file, sha256: raw.sha256 };
    default:
      return null;
  }
}

function readPlace(raw: unknown): LogPlace | null {
  if (!isRaw(raw) || !isLogId(raw.log) || !isCount(raw.number)) return null;
  return { log: raw.log, number: raw.number };
}

function readMedia(raw: unknown): MediaState | null {
  if (!isRaw(raw)) return null;
  const { camera, microphone, screen, tableCamera } = raw;
  if (!isBoolean(camera) || !isBoolean(microphone)) return null;
  if (!isBoolean(screen) || !isBoolean(tableCamera)) return null;
  return { camera, microphone, screen, tableCamera };
}

export function isRaw(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isCount(value: unknown, from = 0): value is number {
  return Number.isInteger(value) && (value as number) >= from && (value as number) <= NUMBER_MAX;
}

/** Bytes or milliseconds. */
export function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isDigest(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function isLogId(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(value);
}
