import { useEffect, useState, useSyncExternalStore } from "react";
import type { Line } from "../../stream/follow";
import { useWords } from "../../words/useWords";
import s from "./LineBanner.module.css";

/** A blip is nobody's business; what lasts is said. */
const PATIENCE_MS = 1500;

export function LineBanner({ line }: { line: Line }) {
  const words = useWords().chat;
  const online = useOnline();
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (line !== "lost") {
      setLong(false);
      return;
    }
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [line]);
  const text = !online ? words.offline : long ? words.reconnecting : null;
  return (
    <div role="status" className={s.place}>
      {text && <p className={s.banner}>{text}</p>}
    </div>
  );
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (tell) => {
      window.addEventListener("online", tell);
      window.addEventListener("offline", tell);
      return () => {
        window.removeEventListener("online", tell);
        window.removeEventListener("offline", tell);
      };
    },
    () => navigator.onLine,
  );
}
