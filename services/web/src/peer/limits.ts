/** What is allowed between two browsers. Anything beyond is not believed, whoever says it. */

/** Characters of one message of the talk channel; entries and pages of a restored log fit in. */
export const MESSAGE_LENGTH = 65_536;
export const CHAT_LENGTH = 4_000;
export const WORDS_LENGTH = 2_000;
export const NICKNAME_LENGTH = 40;
/** 32 KiB of JPEG as base64. */
export const PICTURE_LENGTH = 43_692;

/** Of one log. A talk of hours has some hundreds. */
export const LOG_ENTRIES = 20_000;
export const LOG_CHARACTERS = 32 * 1024 * 1024;
/** How far a clock may run ahead of what its writer can have seen; keeps it far from overflowing. */
export const CLOCK_LEAP = 10_000;

export interface FileLimits {
  /** Bytes of one file. */
  bytes: number;
  /** Own files that are offered or moving at the same time. */
  inFlight: number;
}

export const FILE_LIMITS: FileLimits = { bytes: 200 * 1024 * 1024, inFlight: 20 };

/** With its header below what every browser's channel takes in one message. */
export const CHUNK_BYTES = 60 * 1024;
/** What the receiver believes at most. */
export const CHUNK_LIMIT = 64 * 1024;
/** Received bytes are kept in pieces of this size: what a reload can cost. */
export const PIECE_BYTES = 4 * 1024 * 1024;
/** Files are read in steps of this size. */
export const READ_BYTES = 1024 * 1024;

/** More than this waiting in a channel: stop. */
export const BUFFER_HIGH = 1024 * 1024;
/** Down to this: go on. */
export const BUFFER_LOW = 256 * 1024;

export const TYPING_EVERY_MS = 2_000;
export const TYPING_EXPIRES_MS = 5_000;
export const PROGRESS_EVERY_MS = 250;
export const WORDS_AFTER_MS = 800;
