import type { DrawnCard } from "../../protocol/events";
import type { Message } from "../../protocol/rest";
import type { LiveView } from "../../stream/live-talk";

/** One line of the transcript. Its key stays the same from its first word to its reload. */
export interface Line {
  key: string;
  role: Message["role"];
  kind: Message["kind"];
  text: string;
  cards: DrawnCard[] | null;
  /** What a reading that was told to its end is known by. */
  reading: string | null;
  stopped: boolean;
  /** Still being spoken. */
  live: boolean;
  /** Not confirmed by the server yet. */
  pending: boolean;
}

export function linesOf({ talk, unsent }: LiveView): Line[] {
  const lines = talk.messages.map(
    (message): Line => ({
      key: message.turnId ?? message.clientId ?? message.id,
      role: message.role,
      kind: message.kind,
      text: message.text,
      cards: message.cards && message.cards.length > 0 ? message.cards : null,
      reading: message.readingId ?? null,
      stopped: message.stopped ?? false,
      live: false,
      pending: false,
    }),
  );
  if (unsent !== null) {
    lines.push({ ...BLANK, key: unsent.clientId, text: unsent.text, pending: true });
  }
  const { turn, draw } = talk;
  if (turn === null) return lines;
  const cards = turn.kind === "reading" && draw?.state === "drawn" ? (draw.cards ?? null) : null;
  if (turn.text === "" && cards === null) return lines;
  const live = turn.state === "running";
  lines.push({
    ...BLANK,
    key: turn.id,
    role: "reader",
    kind: turn.kind,
    text: turn.text,
    cards,
    live,
  });
  return lines;
}

const BLANK: Line = {
  key: "",
  role: "seeker",
  kind: "talk",
  text: "",
  cards: null,
  reading: null,
  stopped: false,
  live: false,
  pending: false,
};
