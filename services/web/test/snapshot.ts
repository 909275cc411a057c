import type { Conversation } from "../src/protocol/rest";

/** A conversation in which only the greeting was said. */
export function snapshot(change: Partial<Conversation> = {}): Conversation {
  return {
    id: "c",
    title: null,
    locale: "ko",
    persona: "conch",
    spread: "one",
    createdAt: "2026-11-23T12:00:00Z",
    updatedAt: "2026-11-23T12:00:00Z",
    cursor: "7-10",
    reader: { name: "storyteller", offline: true },
    messages: [
      {
        id: "m0",
        role: "reader",
        kind: "greeting",
        text: "안녕",
        createdAt: "2026-11-23T12:00:00Z",
      },
    ],
    turn: null,
    draw: null,
    quota: { limit: 60, remaining: 60, resetsAt: "2026-11-23T15:00:00Z" },
    followUpsLeft: 3,
    temporary: false,
    ...change,
  };
}
