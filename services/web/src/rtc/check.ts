/**
 * Four signs that both sides see if nobody sits between them: made of the fingerprints that the two
 * browsers prove to each other when they encrypt.
 *
 * Four signs are few, so whoever would sit in between could look for keys that give the same ones.
 * He has to find them while the call is being made; the slow derivation makes each guess expensive.
 */

const SIGNS = [
  ..."🐶🐱🐭🐰🦊🐻🐼🐯🦁🐮🐷🐸🐵🐔🐧🦆",
  ..."🦉🐴🦄🐝🦋🐌🐢🐙🦀🐬🐳🐘🦒🐑🌵🌲",
  ..."🍀🍄🌻🌹🌙⭐🔥🌈⛄🍎🍋🍉🍇🍓🍒🥕",
  ..."🌽🍞🧀🍕🍩🎈🎁🎸🎺🚗🚀⛵🏠🔑🔔💎",
];
const ROUNDS = 200_000;

/** The SHA-256 fingerprint in a session description. */
export function fingerprintOf(sdp: string | undefined): string | null {
  const found = /^a=fingerprint:sha-256 ([0-9a-f:]+)/im.exec(sdp ?? "");
  return found?.[1]?.toUpperCase() ?? null;
}

export async function signsFor(one: string, other: string, rounds = ROUNDS): Promise<string> {
  const both = [one, other].sort().join(" ");
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", bytes.encode(both), "PBKDF2", false, [
    "deriveBits",
  ]);
  const salt = bytes.encode("conch.v1 check");
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  const digest = new Uint8Array(await crypto.subtle.deriveBits(how, key, 32));
  return [...digest].map((byte) => SIGNS[byte % SIGNS.length]).join("");
}

/** Null until both sides have described themselves. */
export async function checkOf(pc: RTCPeerConnection): Promise<string | null> {
  const ours = fingerprintOf(pc.localDescription?.sdp);
  const theirs = fingerprintOf(pc.remoteDescription?.sdp);
  if (ours === null || theirs === null) return null;
  try {
    return await signsFor(ours, theirs);
  } catch {
    return null;
  }
}
