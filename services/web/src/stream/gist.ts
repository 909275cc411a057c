/** An open conversation as a list has it. Pure. */
import type { ConversationSummary } from "../protocol/rest";
import type { Talk } from "./conversation";

/** `null` where it belongs in no list: it is temporary, or nobody has said or drawn anything. */
export function gistOf(talk: Talk): ConversationSummary | null {
  const { id, title, locale, spread, createdAt, messages, draw } = talk;
  // A later deck that only lies ready leaves the cards of the last one where they are.
  const cards =
    (draw?.state === "drawn" ? draw.cards : undefined) ??
    messages.findLast((message) => message.cards)?.cards ??
    [];
  const first = messages.find(({ role }) => role === "seeker");
  if (talk.temporary || (title === null && first === undefined && cards.length === 0)) return null;
  // Until the server tells the title it is what it will be made of.
  return {
    id,
    title: title ?? first?.text ?? null,
    locale,
    spread,
    createdAt,
    updatedAt: talk.updatedAt,
    cards,
  };
}

export const isSameGist = (one: ConversationSummary, other: ConversationSummary): boolean =>
  one.id === other.id &&
  one.title === other.title &&
  one.updatedAt === other.updatedAt &&
  told(one) === told(other);

/** The cards as they lie. */
const told = ({ cards }: ConversationSummary) =>
  cards.map(({ card, orientation }) => `${card} ${orientation}`).join();
