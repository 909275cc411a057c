/** Short names for the generated shapes of the services. */
import type { components as Auth } from "./auth";
import type { components as Chat } from "./chat";

type Schemas = Chat["schemas"];

export type Session = Auth["schemas"]["SessionView"];
export type Member = Auth["schemas"]["MemberView"];
export type Export = Auth["schemas"]["ExportView"];
export type ExportPart = Auth["schemas"]["PartView"];
export type Erasure = Auth["schemas"]["ErasureView"];

export type Conversation = Schemas["Conversation"];
export type ConversationSummary = Schemas["ConversationSummary"];
export type Message = Schemas["Message"];
export type Turn = Schemas["Turn"];
export type Draw = Schemas["Draw"];
export type Quota = Schemas["Quota"];
export type Spread = Schemas["Spread"];
export type CardSummary = Schemas["CardSummary"];
export type Card = Schemas["Card"];
export type Suit = Schemas["Suit"];
