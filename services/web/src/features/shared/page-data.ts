/** What the server wrote into the page of a link, so that nothing needs to be asked for. Pure. */
import type { SharedReading } from "../../protocol/rest";

export type Ended = "unknown" | "expired" | "revoked" | "over";

export interface PageData {
  /** Where one's own card is drawn; another host may show the shared pages. */
  home: string;
  reading: SharedReading | null;
  ended: Ended | null;
}

const ENDED: readonly unknown[] = ["unknown", "expired", "revoked"];

/** `null` where the page has none, or another one's. */
export function pageDataOf(text: string | null, id: string): PageData | null {
  if (text === null) return null;
  try {
    const told: unknown = JSON.parse(text);
    if (typeof told !== "object" || told === null) return null;
    const { id: of, home, ended, reading } = told as Record<string, unknown>;
    const why = ENDED.includes(ended) ? (ended as Ended) : null;
    // An address that is none has no id either.
    if (of !== id && !(why !== null && of === null)) return null;
    const shown = why === null ? readingOf(reading) : null;
    if (why === null && shown === null) return null;
    return { home: typeof home === "string" ? home : "/", reading: shown, ended: why };
  } catch {
    return null;
  }
}

/** As much as it takes to show it; the rest is the server's promise. */
function readingOf(told: unknown): SharedReading | null {
  if (typeof told !== "object" || told === null) return null;
  const { text, cards, locale } = told as Record<string, unknown>;
  const holds = typeof text === "string" && Array.isArray(cards) && typeof locale === "string";
  return holds ? (told as SharedReading) : null;
}

/** The way to a card of one's own: a page, whatever the data says. */
export function drawOwn(home: string, here: string): string {
  const fallback = new URL("/chat", here).href;
  try {
    const url = new URL("chat", new URL(home, here));
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : fallback;
  } catch {
    return fallback;
  }
}
