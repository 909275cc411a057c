/** What an entry may say, and who may say it. */
import type { DrawnCard, LogBody, SeatRole, SpreadId } from "../protocol/events";
import { cleanName } from "./files/names";
import { CHAT_LENGTH, NICKNAME_LENGTH, PICTURE_LENGTH, WORDS_LENGTH } from "./limits";
import { isBoolean, isCount, isDigest, isRaw, isSize } from "./messages";
import { PLACES } from "./table/spreads";

type Raw = Record<string, unknown>;

const CARD = /^(major-(0\d|1\d|2[01])|(wands|cups|swords|pentacles)-(0[1-9]|1[0-4]))$/;
const HOST_ONLY = new Set(["tableOffered", "tableLaid", "tableCleared", "words"]);
const CLIENT_ONLY = new Set(["tableJoined", "tablePicked"]);

/**
 * The body as its writer may have meant it; `null` for one that this writer may not say, or that
 * says nothing understandable. Such an entry keeps its number and is otherwise as if it were not.
 */
export function readBody(raw: unknown, writer: SeatRole): LogBody | null {
  if (!isRaw(raw) || typeof raw.type !== "string") return null;
  if (writer === "guest" && HOST_ONLY.has(raw.type)) return null;
  if (writer === "host" && CLIENT_ONLY.has(raw.type)) return null;
  return talkBody(raw) ?? fileBody(raw) ?? tableBody(raw);
}

function talkBody(raw: Raw): LogBody | null {
  switch (raw.type) {
    case "chat":
      return isText(raw.text, CHAT_LENGTH) && raw.text !== ""
        ? { type: "chat", text: raw.text }
        : null;
    case "words":
      return isText(raw.text, WORDS_LENGTH) ? { type: "words", text: raw.text } : null;
    case "profile": {
      const { nickname } = raw;
      const picture = raw.picture ?? null;
      if (!isText(nickname, NICKNAME_LENGTH) || nickname.trim() === "") return null;
      if (picture === null) return { type: "profile", nickname };
      return isPicture(picture) ? { type: "profile", nickname, picture } : null;
    }
    default:
      return null;
  }
}

function fileBody(raw: Raw): LogBody | null {
  switch (raw.type) {
    case "fileOffer": {
      const { name, size, mime } = raw;
      if (!isText(name, 1_000) || !isSize(size) || size === 0 || !isText(mime, 255)) return null;
      return { type: "fileOffer", name: cleanName(name), size, mime };
    }
    case "fileAnswer":
      if (!isCount(raw.file, 1) || !isBoolean(raw.accepted)) return null;
      return { type: "fileAnswer", file: raw.file, accepted: raw.accepted };
    case "fileCancelled": {
      if (!isCount(raw.file, 1) || !isBoolean(raw.mine)) return null;
      const failed = raw.failed === true;
      return { type: "fileCancelled", file: raw.file, mine: raw.mine, failed };
    }
    case "fileArrived":
      return isCount(raw.file, 1) ? { type: "fileArrived", file: raw.file } : null;
    default:
      return null;
  }
}

function tableBody(raw: Raw): LogBody | null {
  switch (raw.type) {
    case "tableOffered": {
      const { spread, seal } = raw;
      const insteadOf = raw.insteadOf ?? null;
      if (!isSpread(spread) || !isDigest(seal)) return null;
      if (insteadOf === null) return { type: "tableOffered", spread, seal };
      return isCount(insteadOf, 1) ? { type: "tableOffered", spread, seal, insteadOf } : null;
    }
    case "tableLaid": {
      const { spread } = raw;
      const cards = isSpread(spread) ? readCards(raw.cards, PLACES[spread]) : null;
      return isSpread(spread) && cards ? { type: "tableLaid", spread, cards } : null;
    }
    case "tableJoined":
      if (!isCount(raw.table, 1) || !isDigest(raw.seal)) return null;
      return { type: "tableJoined", table: raw.table, seal: raw.seal };
    case "tablePicked":
      if (!isCount(raw.table, 1) || !isCount(raw.position) || raw.position > 77) return null;
      return { type: "tablePicked", table: raw.table, position: raw.position };
    case "tableOpened":
      if (!isCount(raw.table, 1) || !isDigest(raw.seed)) return null;
      return { type: "tableOpened", table: raw.table, seed: raw.seed };
    case "tableCleared":
      return isCount(raw.table, 1) ? { type: "tableCleared", table: raw.table } : null;
    default:
      return null;
  }
}

/** Cards of paper: in the order of the places, none of them twice. */
function readCards(raw: unknown, places: number): DrawnCard[] | null {
  if (!Array.isArray(raw) || raw.length === 0 || raw.length > places) return null;
  const cards: DrawnCard[] = [];
  for (const [place, item] of raw.entries()) {
    if (!isRaw(item) || item.place !== place || item.position !== 0) return null;
    const { card, orientation } = item;
    if (typeof card !== "string" || !CARD.test(card)) return null;
    if (orientation !== "upright" && orientation !== "reversed") return null;
    if (cards.some((other) => other.card === card)) return null;
    cards.push({ place, position: 0, card, orientation });
  }
  return cards;
}

function isSpread(value: unknown): value is SpreadId {
  return value === "one" || value === "three" || value === "celtic";
}

function isPicture(value: unknown): value is string {
  return (
    typeof value === "string" &&
    value.length <= PICTURE_LENGTH &&
    value.startsWith("/9j/") &&
    /^[A-Za-z0-9+/]+={0,2}$/.test(value)
  );
}

/** Characters are counted as people see the limit: a pair of surrogates is one. */
export function isText(value: unknown, limit: number): value is string {
  if (typeof value !== "string" || value.length > limit * 2) return false;
  return value.length <= limit || [...value].length <= limit;
}
