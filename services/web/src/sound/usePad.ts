import { useEffect } from "react";
import { useSettings } from "../preferences/settings";
import { awake } from "./play";

/** The quiet ground of a page, while it is looked at and sounds are wished. */
export function usePad(): void {
  const isOn = useSettings().sound === "on";
  useEffect(() => {
    if (!isOn) return;
    let stop: (() => void) | null = null;
    let wanted = true;
    const begin = async () => {
      const { openPad } = await import("./pad");
      const out = await awake();
      if (!out || !wanted || document.hidden || stop !== null) return;
      stop = openPad(out);
    };
    const end = () => {
      stop?.();
      stop = null;
    };
    const look = () => (document.hidden ? end() : void begin().catch(() => undefined));
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      wanted = false;
      document.removeEventListener("visibilitychange", look);
      end();
    };
  }, [isOn]);
}
