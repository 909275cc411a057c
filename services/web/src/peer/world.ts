/** What a talk needs of the world around it; passed in, so that tests decide about all of it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `task` after so many milliseconds; the answer cancels it. */
  after(milliseconds: number, task: () => void): () => void;
}

/** So many bytes from a cryptographic source. */
export type Random = (bytes: number) => Uint8Array;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export function newId(random: Random): string {
  return Array.from(random(16), (byte) => ALPHABET[byte & 63]).join("");
}

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

export const browserRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));
