import { useEffect, useRef, useState, useSyncExternalStore } from "react";

/** Something that is looked at, and that tells when it has changed. */
interface Viewed<V> {
  view(): V;
  subscribe(listener: () => void): () => void;
}

export function useView<V>(of: Viewed<V>): V {
  return useSyncExternalStore(
    (listener) => of.subscribe(listener),
    () => of.view(),
  );
}

/** The time, once a second, while somebody wants it. */
export function useNow(isOn: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isOn) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isOn]);
  return now;
}

/** Within this time two who are let together mostly see each other. */
export const QUICK_MS = 400;

/** True once something has lasted so long: a blip is nobody's business. */
export function useLasting(isSo: boolean, milliseconds: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) {
      setLasts(false);
      return;
    }
    const timer = setTimeout(() => setLasts(true), milliseconds);
    return () => clearTimeout(timer);
  }, [isSo, milliseconds]);
  return isSo && lasts;
}

/** What it was in the picture before. */
export function useBefore<V>(value: V): V {
  const kept = useRef(value);
  const before = kept.current;
  useEffect(() => {
    kept.current = value;
  });
  return before;
}
