import type { ProblemCode } from "../api/problem";
import type { Words } from "../words/ko";

type Kind = keyof Words["trouble"]["kinds"];

const kinds: Partial<Record<ProblemCode, Kind>> = {
  offline: "offline",
  reader_busy: "busy",
  rate_limited: "busy",
  reader_timeout: "slow",
  reader_interrupted: "interrupted",
  reader_garbled: "interrupted",
  reader_unreachable: "slow",
  reader_refused: "refused",
  turn_running: "running",
  quota_exceeded: "quota",
  conversation_closed: "closed",
  message_too_long: "tooLong",
  body_too_large: "tooLong",
  message_empty: "empty",
  invalid_picture: "picture",
  unsupported_media_type: "picture",
  too_many_links: "links",
  not_found: "gone",
  gone: "gone",
  already_drawn: "drawn",
  unauthenticated: "session",
  cross_origin: "session",
  forbidden: "members",
  unavailable: "unavailable",
  draining: "unavailable",
};

/** An unknown code is a fault of ours. */
export function kindOf(code: ProblemCode): Kind {
  return kinds[code] ?? "internal";
}
