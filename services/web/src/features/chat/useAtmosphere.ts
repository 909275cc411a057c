import { useEffect, useRef } from "react";
import { setMood } from "../../sky/mood";
import { play } from "../../sound/play";
import { usePad } from "../../sound/usePad";
import type { Talk } from "../../stream/conversation";

/** Sky and sounds take part in a talk: both come alive while the conch answers. */
export function useAtmosphere({ turn }: Talk): void {
  usePad();
  const running = turn?.state === "running" ? turn.id : null;
  const heard = useRef(running);
  useEffect(() => {
    setMood({ answering: running !== null });
    // It breathes when it begins to answer; not when one comes back in the middle of it.
    if (running !== null && running !== heard.current) play("breath");
    heard.current = running ?? heard.current;
    return () => setMood({ answering: false });
  }, [running]);
}
