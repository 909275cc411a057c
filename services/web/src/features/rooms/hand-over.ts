/** What of a talk with the conch can be handed to an expert, and exactly what is. Pure. */
import type { HandedReading, SpreadId } from "../../protocol/events";
import type { Conversation } from "../../protocol/rest";

const LONGEST = { question: 1000, text: 4000, cards: 10 };

export interface Reading {
  question: string | null;
  spread: SpreadId;
  cards: NonNullable<HandedReading["cards"]>;
  text: string;
}

export type Part = "question" | "cards" | "text";
export const PARTS: readonly Part[] = ["question", "cards", "text"];
export type Parts = Record<Part, boolean>;

const SPREADS: Record<number, SpreadId> = { 1: "one", 3: "three", 10: "celtic" };

/** The latest reading that was told to its end; `null` where there is none. */
export function readingOf({
  messages,
  spread,
}: Pick<Conversation, "messages" | "spread">): Reading | null {
  const at = messages.findLastIndex(({ kind, cards }) => kind === "reading" && cards !== undefined);
  const message = messages[at];
  if (message?.cards === undefined) return null;
  const asked = messages.slice(0, at).findLast(({ role }) => role === "seeker");
  return {
    question: asked?.text ?? null,
    spread: SPREADS[message.cards.length] ?? spread,
    cards: message.cards
      .toSorted((one, other) => one.place - other.place)
      .map(({ card, orientation }) => ({ card, orientation })),
    text: message.text,
  };
}

/** Only what is ticked; `null` where nothing is. */
export function handed(reading: Reading, parts: Parts): HandedReading | null {
  const it: HandedReading = {};
  if (parts.question && reading.question !== null)
    it.question = cut(reading.question, LONGEST.question);
  if (parts.cards && reading.cards.length > 0) {
    it.spread = reading.spread;
    it.cards = reading.cards.slice(0, LONGEST.cards);
  }
  if (parts.text && reading.text !== "") it.text = cut(reading.text, LONGEST.text);
  return Object.keys(it).length > 0 ? it : null;
}

export const isCut = ({ question, text }: Reading): boolean =>
  [...(question ?? "")].length > LONGEST.question || [...text].length > LONGEST.text;

function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join("")}…`;
}
