/** Nothing that is seen first waits for it. */
const AFTER_MS = 2500;

/**
 * Whether the app stays in this browser when its page is closed. `/offline.json` is the switch: with
 * `{"on": false}` there every browser that comes by forgets what it kept.
 */
export function stay(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const later = () => setTimeout(decide, AFTER_MS);
  if (document.readyState === "complete") later();
  else window.addEventListener("load", later, { once: true });
}

async function decide(): Promise<void> {
  try {
    const answer = await fetch("/offline.json", { cache: "no-store" });
    const { on }: { on: boolean } = await answer.json();
    if (on) await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    else await leave();
  } catch {
    // Without a line, or where a browser forbids it, all is as it was.
  }
}

async function leave(): Promise<void> {
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    await registration.unregister();
  }
  for (const name of await caches.keys()) {
    if (name.startsWith("conch-")) await caches.delete(name);
  }
}
