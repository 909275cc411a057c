import { useCallback, useEffect, useState } from "react";
import { CARDS } from "../../cards/wheel";

const KEY = "conch.picks";

/** The touched positions of one sealed deck, kept over a reload; another deck begins empty. */
export function usePicks(
  commitment: string | null,
  size: number,
): [number[], (picks: number[]) => void] {
  const [picks, setPicks] = useState<number[]>([]);
  useEffect(() => {
    // The last pick is what opens the deck: it is always made by hand.
    if (commitment !== null) setPicks(read(commitment).slice(0, size - 1));
  }, [commitment, size]);
  const change = useCallback(
    (next: number[]) => {
      setPicks(next);
      try {
        sessionStorage.setItem(KEY, JSON.stringify({ commitment, picks: next }));
      } catch {
        // They are still on the screen.
      }
    },
    [commitment],
  );
  return [picks, change];
}

function read(commitment: string): number[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    if (kept.commitment !== commitment || !Array.isArray(kept.picks)) return [];
    const valid = (it: unknown) => Number.isInteger(it) && Number(it) >= 0 && Number(it) < CARDS;
    return kept.picks.filter(valid);
  } catch {
    return [];
  }
}
