/** What was found of one's talks, page after page, the latest change first. Pure. */
import type { Page } from "../../api/conversations";
import type { ConversationSummary } from "../../protocol/rest";

export interface Found {
  /** What was looked for. */
  search: string;
  talks: ConversationSummary[];
  next: string | null;
}

/** What was there and the page after it. A talk that moved up meanwhile comes only once. */
export function withPage(before: Found | null, search: string, page: Page): Found {
  const there = before?.talks ?? [];
  const known = new Set(there.map(({ id }) => id));
  // A talk in which nothing was said or drawn is not worth a line.
  const talks = page.items.filter(
    ({ id, title, cards }) => !known.has(id) && (title !== null || cards.length > 0),
  );
  return { search, talks: [...there, ...talks], next: page.nextCursor };
}

/** What the page knows of the open talk is in the list before the server is asked again. */
export function withTold(found: Found, told: ConversationSummary): Found {
  const { search, talks, next } = found;
  const before = talks.find(({ id }) => id === told.id);
  if (before !== undefined && (search !== "" || before.updatedAt === told.updatedAt)) {
    return { ...found, talks: talks.map((it) => (it === before ? told : it)) };
  }
  // Whether it has the words that were looked for only the server knows.
  if (search !== "") return found;
  const others = talks.filter((it) => it !== before);
  const newer = others.filter((it) => dateOf(it) > dateOf(told));
  // What is older than all that is here comes with a later page.
  if (newer.length === others.length && next !== null) return { ...found, talks: others };
  return { ...found, talks: [...newer, told, ...others.slice(newer.length)] };
}

const dateOf = ({ updatedAt }: ConversationSummary) => Date.parse(updatedAt);
