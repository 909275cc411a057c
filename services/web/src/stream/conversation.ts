/**
 * The conversation as a pure fold: a snapshot, then every event after its cursor. An event that
 * the state already contains changes nothing, whether it comes by its cursor or by what it says.
 */
import type { ChatEvent } from "../protocol/events";
import type { Conversation, Message, Turn } from "../protocol/rest";
import { isCovered } from "./cursor";

const PLACES = { one: 1, three: 3, celtic: 10 };

/** A message that remembers the turn it came from, so that its place on the page stays the same. */
export interface ShownMessage extends Message {
  turnId?: string;
}

export interface Talk extends Omit<Conversation, "messages"> {
  messages: ShownMessage[];
}

/** `now` dates messages that events complete; the snapshot has the server's own dates. */
export function apply(talk: Talk, event: ChatEvent, cursor: string, now: string): Talk {
  if (cursor !== "" && isCovered(cursor, talk.cursor)) return talk;
  const next = fold(talk, event, now);
  return cursor === "" ? next : { ...next, cursor };
}

function fold(talk: Talk, event: ChatEvent, now: string): Talk {
  switch (event.type) {
    case "turnStarted": {
      const turn: Turn = { id: event.turnId, kind: event.kind, state: "running", text: "" };
      const said = event.message;
      if (said === undefined) return { ...talk, turn };
      const message: ShownMessage = {
        id: said.id,
        role: "seeker",
        kind: "talk",
        text: said.text,
        createdAt: now,
        clientId: said.clientId,
      };
      return { ...talk, turn, messages: withMessage(talk.messages, message) };
    }
    case "delta":
      return speak(talk, (text) => text + event.text);
    case "turnResumed":
      return speak(talk, () => event.text);
    case "turnRestarted":
      return speak(talk, () => "");
    case "drawOffered": {
      const { spread, commitment } = event;
      return { ...talk, draw: { spread, commitment, state: "offered" } };
    }
    case "cardsDrawn": {
      const { cards, seed } = event;
      const { draw } = talk;
      if (draw?.seed === seed) return talk;
      // A deck that another tab had sealed: what was promised about it only the snapshot knows.
      const promised = draw?.state === "offered" && cards.length === PLACES[draw.spread];
      return { ...talk, draw: promised ? { ...draw, state: "drawn", cards, seed } : null };
    }
    case "turnCompleted":
      return conclude(talk, event.turnId, event.messageId, false, now);
    case "readingCompleted":
      if (talk.draw === null) return talk;
      return { ...talk, draw: { ...talk.draw, readingId: event.readingId } };
    case "turnFailed": {
      const { turnId, code, retryable, retryAfterSeconds } = event;
      const known = talk.turn?.id === turnId ? talk.turn : null;
      const turn: Turn = {
        id: turnId,
        kind: known?.kind ?? "talk",
        state: "failed",
        text: known?.text ?? "",
        code,
        retryable,
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      };
      return { ...talk, turn };
    }
    case "stopped":
      return conclude(talk, event.turnId, event.messageId, true, now);
    case "gone":
    case "moving":
      return talk;
    default:
      // A newer server may tell of what this page does not know.
      return talk;
  }
}

function speak(talk: Talk, change: (text: string) => string): Talk {
  if (talk.turn?.state !== "running") return talk;
  return { ...talk, turn: { ...talk.turn, text: change(talk.turn.text) } };
}

function conclude(
  talk: Talk,
  turnId: string,
  messageId: string | undefined,
  stopped: boolean,
  now: string,
): Talk {
  const turn = talk.turn?.id === turnId ? talk.turn : null;
  const without = turn === null ? talk : { ...talk, turn: null };
  if (turn === null || messageId === undefined) return without;
  if (talk.messages.some((message) => message.id === messageId)) return without;
  const reading = turn.kind === "reading";
  const message: ShownMessage = {
    id: messageId,
    role: "reader",
    kind: turn.kind,
    text: turn.text,
    createdAt: now,
    turnId,
    ...(stopped ? { stopped } : {}),
    ...(reading && talk.draw?.cards ? { cards: talk.draw.cards } : {}),
    ...(reading && !stopped && talk.draw?.readingId ? { readingId: talk.draw.readingId } : {}),
  };
  return {
    ...without,
    messages: [...talk.messages, message],
    followUpsLeft: followUps(talk.followUpsLeft, turn),
  };
}

function followUps(left: number, turn: Turn): number {
  if (turn.kind === "reading") return 3;
  return turn.kind === "followUp" ? Math.max(0, left - 1) : left;
}

function withMessage(messages: ShownMessage[], message: ShownMessage): ShownMessage[] {
  return messages.some(({ id }) => id === message.id) ? messages : [...messages, message];
}

/**
 * Takes a fresh snapshot in. One that is as new as the state replaces it; an older one still
 * brings what never changes (messages) and what only it knows (title, quota, its end).
 */
export function refresh(talk: Talk, snapshot: Conversation): Talk {
  const turnOf = new Map(talk.messages.map(({ id, turnId }) => [id, turnId]));
  const messages = snapshot.messages.map((message): ShownMessage => {
    const turnId = turnOf.get(message.id);
    return turnId === undefined ? message : { ...message, turnId };
  });
  if (!isCovered(snapshot.cursor, talk.cursor) || snapshot.cursor === talk.cursor) {
    return { ...snapshot, messages };
  }
  const told = new Set(messages.map(({ id }) => id));
  const newer = talk.messages.filter(({ id }) => !told.has(id));
  const { title, quota, followUpsLeft, reader, updatedAt, expiresAt } = snapshot;
  const end = expiresAt === undefined ? {} : { expiresAt };
  const meta = { title, quota, followUpsLeft, reader, updatedAt, ...end };
  const draw = talk.draw ?? (snapshot.turn?.id === talk.turn?.id ? snapshot.draw : null);
  return { ...talk, ...meta, draw, messages: [...messages, ...newer] };
}
