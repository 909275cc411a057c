/** What this browser keeps of what somebody did here: drafts, picks, what is under way. */

/** How this browser looks and speaks is nobody's. */
const STAYS = "conch.settings";

/** Forgets every trace of a person, and leaves what this browser prefers. */
export function forgetTraces(): void {
  for (const place of [() => localStorage, () => sessionStorage]) {
    try {
      const storage = place();
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
      for (const key of keys) {
        if (key?.startsWith("conch.") && key !== STAYS) storage.removeItem(key);
      }
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }
}
