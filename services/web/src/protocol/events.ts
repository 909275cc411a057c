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

export type ErrorCode = "invalid_body" | "invalid_path" | "invalid_query" | "body_too_large" | "unsupported_media_type" | "upgrade_required" | "message_empty" | "message_too_long" | "invalid_positions" | "key_reused" | "invalid_nickname" | "invalid_picture" | "unauthenticated" | "session_expired" | "cross_origin" | "forbidden" | "not_found" | "method_not_allowed" | "gone" | "cursor_gone" | "turn_running" | "no_such_turn" | "already_drawn" | "conversation_closed" | "preview_outdated" | "too_many_links" | "invite_refused" | "invite_expired" | "passcode_required" | "passcode_wrong" | "passcode_locked" | "room_full" | "room_ended" | "seat_refused" | "not_seated" | "not_host" | "too_many_rooms" | "expert_away" | "handle_taken" | "invalid_handle" | "text_too_long" | "invalid_signal" | "rate_limited" | "quota_exceeded" | "reader_unreachable" | "reader_busy" | "reader_timeout" | "reader_interrupted" | "reader_garbled" | "reader_refused" | "reader_misconfigured" | "unavailable" | "draining" | "internal";

export type ChatEvent = { "type": "turnStarted", turnId: string, kind: TurnKind, 
/**
 * What the seeker wrote; absent for a reading and for a retry.
 */
message?: SeekerMessage, } | { "type": "delta", text: string, } | { "type": "turnResumed", turnId: string, text: string, } | { "type": "turnRestarted", turnId: string, reason: RestartReason, } | { "type": "drawOffered", spread: SpreadId, commitment: string, } | { "type": "cardsDrawn", cards: Array<DrawnCard>, seed: string, } | { "type": "turnCompleted", turnId: string, messageId: string, } | { "type": "readingCompleted", readingId: string, } | { "type": "turnFailed", turnId: string, code: ErrorCode, retryable: boolean, 
/**
 * Whole seconds after which trying again makes sense, where the model's service said so.
 */
retryAfterSeconds?: number, } | { "type": "stopped", turnId: string, messageId?: string, } | { "type": "gone" } | { "type": "moving" };

export type SeatRole = "host" | "guest";

export type DescriptionKind = "offer" | "answer";

export type Description = { type: DescriptionKind, sdp: string, };

export type IceCandidate = { candidate: string, sdpMid: string | null, sdpMLineIndex: number | null, usernameFragment: string | null, };

export type Address = { 
/**
 * The session of the other page.
 */
to: string, 
/**
 * From 1, one more for each description or candidate of this session.
 */
number: number, 
/**
 * Which peer connection between these two sessions, from 0; the higher one is the newer.
 */
attempt: number, };

export type HandedCard = { 
/**
 * Such as `major-17`.
 */
card: string, orientation: Orientation, };

export type HandedReading = { 
/**
 * What they asked, at most 1,000 characters.
 */
question?: string | null, spread?: SpreadId | null, 
/**
 * At most ten.
 */
cards?: Array<HandedCard>, 
/**
 * What the conch said, at most 4,000 characters.
 */
text?: string | null, };

export type Knock = { 
/**
 * The waiting seat.
 */
seat: string, nickname: string, worry?: string | null, 
/**
 * Whether a camera and a microphone were ready when they knocked.
 */
camera: boolean, microphone: boolean, reading?: HandedReading | null, 
/**
 * The session of the page that waits; absent while none does.
 */
session?: string | null, 
/**
 * What the host said to somebody who is held.
 */
held?: string | null, at: string, };

export type Peer = { seat: string, role: SeatRole, nickname: string, 
/**
 * The session of its page; absent while it is away.
 */
session?: string | null, 
/**
 * Until when its seat is kept for it while it is away.
 */
graceUntil?: string, };

export type Standing = "waiting" | "seated";

export type DenyReason = "declined" | "taken" | "unanswered";

export type LeaveReason = "left" | "away";

export type EndReason = "ended" | "away" | "expired";

export type MovingReason = "deploy";

export type RoomState = { 
/**
 * Media goes through the relay alone, so that neither side learns the other's address.
 */
relayOnly: boolean, 
/**
 * When the room ends whatever happens.
 */
expiresAt: string, 
/**
 * Since when the two sit at the table together; absent until then.
 */
beganAt?: string, };

export type ClientSignal = { "type": "hello", seatToken: string, 
/**
 * Names this page: 8 to 40 letters, digits, `-` and `_`, chosen at random by it.
 */
session: string, cursor?: string | null, } | { "type": "describe", address: Address, description: Description, } | { "type": "candidate", address: Address, candidate: IceCandidate, } | { "type": "ping" } | { "type": "leave" } | { "type": "admit", seat: string, } | { "type": "deny", seat: string, 
/**
 * And does not want to see them again.
 */
block: boolean, } | { "type": "hold", seat: string, message: string, };

export type ServerSignal = { "type": "welcome", seat: string, role: SeatRole, standing: Standing, nickname: string, 
/**
 * In a collision of offers the polite side gives way.
 */
polite: boolean, room: RoomState, 
/**
 * Whoever sits on the other side, or, for somebody at the door, the host.
 */
peer?: Peer | null, 
/**
 * Host: who is at the door.
 */
knocks?: Array<Knock>, 
/**
 * For somebody at the door whom the host asked to wait.
 */
held?: string | null, 
/**
 * Everything negotiated after the client's cursor follows. If not, what was on its way to it is lost:
 * an unfinished negotiation is to be begun again.
 */
resumed: boolean, } | { "type": "knocked", knock: Knock, } | { "type": "knockWithdrawn", seat: string, } | { "type": "admitted", seat: string, peer: Peer, room: RoomState, } | { "type": "denied", reason: DenyReason, } | { "type": "held", message: string, } | { "type": "peerJoined", peer: Peer, } | { "type": "peerAway", seat: string, graceUntil: string, } | { "type": "peerLeft", seat: string, reason: LeaveReason, } | { "type": "describe", 
/**
 * The session of the page that says it.
 */
from: string, address: Address, description: Description, } | { "type": "candidate", from: string, address: Address, candidate: IceCandidate, } | { "type": "relayOnly" } | { "type": "guessing", until: string, } | { "type": "roomEnded", reason: EndReason, returnUntil?: string, } | { "type": "roomReopened" } | { "type": "moving", reason: MovingReason, } | { "type": "pong" } | { "type": "error", code: ErrorCode, message: string, };

export type ServerFrame = { 
/**
 * The place in the room's journal; on `welcome` where the following begins. Absent on what is
 * said to this socket alone.
 */
cursor?: string | null, } & ({ "type": "welcome", seat: string, role: SeatRole, standing: Standing, nickname: string, 
/**
 * In a collision of offers the polite side gives way.
 */
polite: boolean, room: RoomState, 
/**
 * Whoever sits on the other side, or, for somebody at the door, the host.
 */
peer?: Peer | null, 
/**
 * Host: who is at the door.
 */
knocks?: Array<Knock>, 
/**
 * For somebody at the door whom the host asked to wait.
 */
held?: string | null, 
/**
 * Everything negotiated after the client's cursor follows. If not, what was on its way to it is lost:
 * an unfinished negotiation is to be begun again.
 */
resumed: boolean, } | { "type": "knocked", knock: Knock, } | { "type": "knockWithdrawn", seat: string, } | { "type": "admitted", seat: string, peer: Peer, room: RoomState, } | { "type": "denied", reason: DenyReason, } | { "type": "held", message: string, } | { "type": "peerJoined", peer: Peer, } | { "type": "peerAway", seat: string, graceUntil: string, } | { "type": "peerLeft", seat: string, reason: LeaveReason, } | { "type": "describe", 
/**
 * The session of the page that says it.
 */
from: string, address: Address, description: Description, } | { "type": "candidate", from: string, address: Address, candidate: IceCandidate, } | { "type": "relayOnly" } | { "type": "guessing", until: string, } | { "type": "roomEnded", reason: EndReason, returnUntil?: string, } | { "type": "roomReopened" } | { "type": "moving", reason: MovingReason, } | { "type": "pong" } | { "type": "error", code: ErrorCode, message: string, });

export type LogEntry = { 
/**
 * From 1, without a gap.
 */
number: number, 
/**
 * One more than the highest that its writer had seen in either log: both sides order the two
 * logs by it, and the host's first where it is the same.
 */
clock: number, 
/**
 * Milliseconds since 1970 by the clock of the writer; only to be shown.
 */
at: number, body: LogBody, };

export type LogPlace = { log: string, 
/**
 * The number of the last entry; 0 if there is none.
 */
number: number, };

export type LogBody = { "type": "chat", text: string, } | { "type": "fileOffer", name: string, size: number, 
/**
 * As the sender's browser calls it; the receiver believes only what the bytes say.
 */
mime: string, } | { "type": "fileAnswer", file: number, accepted: boolean, } | { "type": "fileCancelled", file: number, mine: boolean, 
/**
 * Nobody chose to: it could not be read any more, or came damaged.
 */
failed: boolean, } | { "type": "fileArrived", file: number, } | { "type": "tableOffered", spread: SpreadId, 
/**
 * The commitment of the host's seed, 64 lower-case hexadecimal digits.
 */
seal: string, 
/**
 * The number of the table that is drawn anew because a seal of it was lost.
 */
insteadOf?: number | null, } | { "type": "tableJoined", table: number, seal: string, } | { "type": "tablePicked", table: number, position: number, } | { "type": "tableOpened", table: number, seed: string, } | { "type": "tableLaid", spread: SpreadId, 
/**
 * `position` is 0 for each: nobody touched a fan.
 */
cards: Array<DrawnCard>, } | { "type": "tableCleared", table: number, } | { "type": "words", text: string, } | { "type": "profile", nickname: string, picture?: string | null, };

export type MediaState = { camera: boolean, microphone: boolean, screen: boolean, 
/**
 * A second camera, on the cards.
 */
tableCamera: boolean, };

export type PeerMessage = { "type": "resume", mine: LogPlace, yours?: LogPlace | null, } | { "type": "restore", log: string, entries: Array<LogEntry>, 
/**
 * More of it follow.
 */
more: boolean, } | { "type": "entry", entry: LogEntry, } | { "type": "delivered", number: number, } | { "type": "seen", number: number, } | { "type": "typing", on: boolean, } | { "type": "hover", table: number, position?: number | null, } | { "type": "media", media: MediaState, } | { "type": "fileWanted", file: number, offset: number, } | { "type": "fileEnd", file: number, sha256: string, };
