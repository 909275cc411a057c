/** Short names for the generated shapes of `/api/chat`. */
import type { components } from "./chat";

type Schemas = components["schemas"];

export type Conversation = Schemas["Conversation"];
export type ConversationSummary = Schemas["ConversationSummary"];
export type Message = Schemas["Message"];
export type Turn = Schemas["Turn"];
export type Draw = Schemas["Draw"];
export type Spread = Schemas["Spread"];
export type CardSummary = Schemas["CardSummary"];
export type Card = Schemas["Card"];
export type Suit = Schemas["Suit"];
