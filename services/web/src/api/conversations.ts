/** `/api/chat/conversations`, one function an operation. */
import type { Locale, Persona, SpreadId } from "../protocol/events";
import type { Conversation, ConversationSummary, Draw } from "../protocol/rest";
import { ask, BASE } from "./request";

const ROOT = "/chat/conversations";
/** As many as are shown at once. */
const PAGE = 30;
const of = (id: string) => `${ROOT}/${encodeURIComponent(id)}`;

export interface Page {
  items: ConversationSummary[];
  nextCursor: string | null;
}

export interface Opening {
  locale: Locale;
  persona: Persona;
  /** In no list, and forgotten soon after its last words. */
  temporary: boolean;
}

export interface Listing {
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
  /** Words, the name of a card, or a day as `2026-11-23`. */
  search?: string | undefined;
  signal?: AbortSignal;
}

export const conversations = {
  open: (opening: Opening, idempotencyKey: string) =>
    ask<Conversation>(ROOT, { method: "POST", body: opening, idempotencyKey }),
  list: ({ cursor, search, signal }: Listing = {}) => {
    const query = new URLSearchParams({ limit: String(PAGE) });
    if (cursor) query.set("cursor", cursor);
    if (search) query.set("search", search);
    return ask<Page>(`${ROOT}?${query}`, signal ? { signal } : {});
  },
  show: (id: string) => ask<Conversation>(of(id)),
  rename: (id: string, title: string) =>
    ask<Conversation>(of(id), { method: "PATCH", body: { title } }),
  remove: (id: string) => ask<void>(of(id), { method: "DELETE" }),
  removeAll: () => ask<void>(ROOT, { method: "DELETE" }),
  say: (id: string, text: string, clientId: string) =>
    ask<{ turnId: string; messageId: string }>(`${of(id)}/messages`, {
      method: "POST",
      body: { text, clientId },
      idempotencyKey: clientId,
    }),
  offer: (id: string, spread: SpreadId) =>
    ask<Draw>(`${of(id)}/offer`, { method: "POST", body: { spread } }),
  draw: (id: string, positions: number[]) =>
    ask<{ turnId: string }>(`${of(id)}/draw`, { method: "POST", body: { positions } }),
  stop: (id: string, turn: string) =>
    ask<unknown>(`${of(id)}/turns/${turn}/stop`, { method: "POST" }),
  retry: (id: string, turn: string) =>
    ask<unknown>(`${of(id)}/turns/${turn}/retry`, { method: "POST" }),
  eventsUrl: (id: string, cursor: string) =>
    `${BASE}${of(id)}/events?after=${encodeURIComponent(cursor)}`,
};

export type ConversationsApi = typeof conversations;
