import { useEffect, useRef } from "react";
import s from "./Sky.module.css";

/** The sky behind every page. It comes when the page has settled, and nothing waits for it. */
export function Sky() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let close: (() => void) | undefined;
    let current = true;
    const open = async () => {
      try {
        const { openHeavens } = await import("./heavens");
        if (current && canvas.current !== null) close = openHeavens(canvas.current);
      } catch {
        // The page has a sky of its own.
      }
    };
    const cancel = whenIdle(() => void open());
    return () => {
      current = false;
      cancel();
      close?.();
    };
  }, []);
  return (
    <div aria-hidden="true">
      <canvas ref={canvas} className={s.sky} />
    </div>
  );
}

function whenIdle(task: () => void): () => void {
  // Safari has no such request.
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(task, 300);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(task, { timeout: 1500 });
  return () => cancelIdleCallback(request);
}
