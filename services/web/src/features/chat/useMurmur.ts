import { useEffect, useRef } from "react";
import { play } from "../../sound/play";
import type { Talk } from "../../stream/conversation";

/** The conch murmurs when it begins to answer; not when one comes back in the middle of it. */
export function useMurmur({ turn }: Talk): void {
  const running = turn?.state === "running" ? turn.id : null;
  const heard = useRef(running);
  useEffect(() => {
    if (running === null || running === heard.current) return;
    heard.current = running;
    play("murmur");
  }, [running]);
}
