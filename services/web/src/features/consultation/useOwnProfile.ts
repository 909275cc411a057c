import { useCallback, useState } from "react";

export interface OwnProfile {
  nickname: string;
  /** A JPEG in base64. */
  picture: string | null;
}

/** How one wanted to be seen in this room; null while it is as one came in. */
export function useOwnProfile(room: string): [OwnProfile | null, (next: OwnProfile) => void] {
  const key = `conch.face.${room}`;
  const [profile, setProfile] = useState(() => read(key));
  const change = useCallback(
    (next: OwnProfile) => {
      setProfile(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // The other side has it all the same.
      }
    },
    [key],
  );
  return [profile, change];
}

function read(key: string): OwnProfile | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null || !("nickname" in kept)) return null;
    const picture = "picture" in kept && typeof kept.picture === "string" ? kept.picture : null;
    return typeof kept.nickname === "string" ? { nickname: kept.nickname, picture } : null;
  } catch {
    return null;
  }
}
