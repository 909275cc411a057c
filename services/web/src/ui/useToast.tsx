import { useCallback, useEffect, useState } from "react";
import { announce } from "./announce";
import { Icon, type IconName } from "./Icon";
import s from "./useToast.module.css";

const SHOWN_MS = 3600;

/** A word that what was pressed is done, or of what has happened: seen for a moment, and said to those who hear the page. */
export function useToast() {
  const [told, setTold] = useState<{ text: string; sign: IconName; at: number } | null>(null);
  useEffect(() => {
    if (told === null) return;
    const timer = setTimeout(() => setTold(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [told]);
  const tell = useCallback((text: string, sign: IconName = "check") => {
    announce(text);
    setTold({ text, sign, at: Date.now() });
  }, []);
  const toast = told && (
    <p key={told.at} className={s.toast} aria-hidden="true">
      <Icon name={told.sign} size={18} />
      {told.text}
    </p>
  );
  return { toast, tell };
}
