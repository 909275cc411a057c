/** The talk that a page opens with is asked for while that page is still on its way: one wait, not two. */
import { conversations, type Opening } from "../api/conversations";
import { chosenSettings } from "../preferences/settings";
import type { Conversation } from "../protocol/rest";
import { freshKey } from "./fresh";

/** `/chat`, and with the id of a talk that there is already. */
export const TALK = /^\/chat(?:\/([^/]+))?\/?$/;

let ahead: { id: string | null; opening: Opening; talk: Promise<Conversation> } | null = null;

export const openFresh = (opening: Opening) => conversations.open(opening, freshKey(opening));

export function askAhead(path: string): void {
  const talk = TALK.exec(path);
  if (talk === null) return;
  const { locale, persona } = chosenSettings();
  const [, id = null] = talk;
  const opening = { locale, persona, temporary: false };
  ahead = { id, opening, talk: ask(id, opening) };
  // Whoever takes it is told what is wrong.
  ahead.talk.catch(() => undefined);
}

/** A talk by its id, or a new one without. What was asked for ahead is given once. */
export function openTalk(id: string | null, opening: Opening): Promise<Conversation> {
  const asked = ahead;
  ahead = null;
  const isIt =
    asked?.id === id &&
    asked.opening.locale === opening.locale &&
    asked.opening.persona === opening.persona;
  return isIt ? asked.talk : ask(id, opening);
}

const ask = (id: string | null, opening: Opening) =>
  id === null ? openFresh(opening) : conversations.show(id);
