import type { Locale } from "../protocol/events";
import { isMetered } from "./connection";
import { isAlone } from "./state";

/** Whoever has looked into the library has all of it where no line is; it comes when nobody waits. */
export function keepLibrary(locale: Locale): () => void {
  if (isAlone() || isMetered() || !("serviceWorker" in navigator)) return () => undefined;
  let current = true;
  const timer = setTimeout(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (current) active?.postMessage({ keepLibrary: locale });
  }, 1500);
  return () => {
    current = false;
    clearTimeout(timer);
  };
}
