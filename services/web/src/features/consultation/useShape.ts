import { useSyncExternalStore } from "react";
import { type Shape, shapeOf } from "./arrange";

export function useShape(): Shape {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener("resize", listener);
      return () => window.removeEventListener("resize", listener);
    },
    // A keyboard on the screen takes height, and turns no phone on its side.
    () => shapeOf(window.innerWidth, Math.max(window.innerHeight, screenHeight())),
  );
}

function screenHeight(): number {
  const isTyping = document.activeElement?.matches("input, textarea") ?? false;
  return isTyping && window.innerWidth < 600 ? window.screen.height : 0;
}
