import { faceUrl } from "../api/library";
import type { Locale } from "../protocol/events";
import type { CardSummary } from "../protocol/rest";

/** Those whose face and meaning the worker has kept. */
export async function keptOf(cards: CardSummary[], locale: Locale): Promise<CardSummary[]> {
  const are = await Promise.all(
    cards.map(async ({ id }) => {
      const parts = [faceUrl(id), `/api/chat/cards/${id}?locale=${locale}`];
      const found = await Promise.all(parts.map((it) => caches.match(it, { ignoreVary: true })));
      return found.every((it) => it !== undefined);
    }),
  );
  return cards.filter((_, index) => are[index]);
}
