/** The card library: fetched once a language, kept for the life of the page. */
import type { Locale } from "../protocol/events";
import type { Card, CardSummary, Spread } from "../protocol/rest";
import { askLibrary, BASE } from "./request";

const kept = new Map<string, Promise<unknown>>();

function keep<T>(path: string, locale: Locale): Promise<T> {
  const key = `${locale} ${path}`;
  const known = kept.get(key) as Promise<T> | undefined;
  if (known !== undefined) return known;
  const asked = askLibrary<T>(path, locale);
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  return asked;
}

export const library = {
  spreads: (locale: Locale) => keep<Spread[]>("/chat/spreads", locale),
  cards: (locale: Locale) => keep<CardSummary[]>("/chat/cards", locale),
  card: (id: string, locale: Locale) => keep<Card>(`/chat/cards/${encodeURIComponent(id)}`, locale),
};

export const faceUrl = (card: string) => `${BASE}/chat/cards/${encodeURIComponent(card)}/face.svg`;
export const BACK_URL = `${BASE}/chat/cards/back.svg`;
