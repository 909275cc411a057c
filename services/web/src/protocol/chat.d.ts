/** The shapes of `/api/chat`, as its OpenAPI document states them. */
import type {
  DrawnCard,
  ErrorCode,
  Locale,
  Persona,
  SpreadId,
  TurnKind,
} from "./events";

export interface components {
  schemas: {
    Conversation: {
      id: string;
      title: string | null;
      locale: Locale;
      persona: Persona;
      spread: SpreadId;
      createdAt: string;
      updatedAt: string;
      cursor: string;
      reader: components["schemas"]["ReaderLabel"];
      messages: components["schemas"]["Message"][];
      turn: components["schemas"]["Turn"] | null;
      draw: components["schemas"]["Draw"] | null;
      quota: components["schemas"]["Quota"];
      followUpsLeft: number;
    };
    ConversationSummary: {
      id: string;
      title: string | null;
      locale: Locale;
      spread: SpreadId;
      createdAt: string;
      updatedAt: string;
    };
    ReaderLabel: { name: string; offline: boolean };
    Message: {
      id: string;
      role: "seeker" | "reader";
      kind: "greeting" | "talk" | "reading" | "followUp" | "care";
      text: string;
      createdAt: string;
      clientId?: string;
      stopped?: boolean;
      cards?: DrawnCard[];
    };
    Turn: {
      id: string;
      kind: TurnKind;
      state: "running" | "failed";
      text: string;
      code?: ErrorCode;
      retryable?: boolean;
      retryAfterSeconds?: number;
    };
    Draw: {
      spread: SpreadId;
      commitment: string;
      state: "offered" | "drawn";
      cards?: DrawnCard[];
      seed?: string;
      readingId?: string;
    };
    Quota: { limit: number; remaining: number; resetsAt: string };
    Spread: {
      id: SpreadId;
      name: string;
      purpose: string;
      places: components["schemas"]["Place"][];
    };
    Place: { name: string; sense: string };
    CardSummary: {
      id: string;
      name: string;
      numeral: string;
      suit: components["schemas"]["Suit"];
      keywords: string[];
      reversedKeywords: string[];
    };
    Card: {
      id: string;
      name: string;
      numeral: string;
      suit: components["schemas"]["Suit"];
      upright: components["schemas"]["Meaning"];
      reversed: components["schemas"]["Meaning"];
      symbols: components["schemas"]["CardSymbol"][];
    };
    Suit: "major" | "wands" | "cups" | "swords" | "pentacles";
    Meaning: { keywords: string[]; text: string; advice: string };
    CardSymbol: { name: string; sense: string };
  };
}
