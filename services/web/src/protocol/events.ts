// Generated from proto-events by scripts/generate. Do not edit.

export type Locale = "ko" | "en";

export type SpreadId = "one" | "three" | "celtic";

export type Orientation = "upright" | "reversed";

export type DrawnCard = { 
/**
 * Place in the spread, from 0 in the order of the spread's positions.
 */
place: number, 
/**
 * Position in the sealed deck that was touched, 0 to 77.
 */
position: number, 
/**
 * The card, by its stable name, such as `major-17` or `cups-03`.
 */
card: string, orientation: Orientation, };

export type Persona = "conch" | "polite" | "plain";

export type TurnKind = "talk" | "reading" | "followUp" | "care";

export type RestartReason = "interrupted" | "wrongCards";

export type SeekerMessage = { id: string, 
/**
 * The id that the client gave the message; a repeated one is the same message.
 */
clientId: string, text: string, };

export type ErrorCode = "invalid_body" | "invalid_path" | "invalid_query" | "body_too_large" | "unsupported_media_type" | "message_empty" | "message_too_long" | "invalid_positions" | "key_reused" | "invalid_nickname" | "invalid_picture" | "unauthenticated" | "session_expired" | "cross_origin" | "forbidden" | "not_found" | "method_not_allowed" | "gone" | "cursor_gone" | "turn_running" | "no_such_turn" | "already_drawn" | "conversation_closed" | "rate_limited" | "quota_exceeded" | "reader_unreachable" | "reader_busy" | "reader_timeout" | "reader_interrupted" | "reader_garbled" | "reader_refused" | "reader_misconfigured" | "unavailable" | "draining" | "internal";

export type ChatEvent = { "type": "turnStarted", turnId: string, kind: TurnKind, 
/**
 * What the seeker wrote; absent for a reading and for a retry.
 */
message?: SeekerMessage, } | { "type": "delta", text: string, } | { "type": "turnResumed", turnId: string, text: string, } | { "type": "turnRestarted", turnId: string, reason: RestartReason, } | { "type": "drawOffered", spread: SpreadId, commitment: string, } | { "type": "cardsDrawn", cards: Array<DrawnCard>, seed: string, } | { "type": "turnCompleted", turnId: string, messageId: string, } | { "type": "readingCompleted", readingId: string, } | { "type": "turnFailed", turnId: string, code: ErrorCode, retryable: boolean, 
/**
 * Whole seconds after which trying again makes sense, where the model's service said so.
 */
retryAfterSeconds?: number, } | { "type": "stopped", turnId: string, messageId?: string, } | { "type": "gone" } | { "type": "moving" };
