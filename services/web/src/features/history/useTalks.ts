import { useCallback, useEffect, useRef, useState } from "react";
import { conversations } from "../../api/conversations";
import { type ApiProblem, asProblem } from "../../api/problem";
import type { ConversationSummary } from "../../protocol/rest";

/** So long after the last key the search begins. */
const PATIENCE_MS = 250;

export interface Found {
  /** What was looked for. */
  search: string;
  talks: ConversationSummary[];
  next: string | null;
}

/** One's talks, or those in which something is found; what was there stays until others come. */
export function useTalks(search: string) {
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const round = useRef<AbortController | null>(null);

  const load = useCallback(async (search: string, cursor?: string) => {
    round.current?.abort();
    const mine = new AbortController();
    round.current = mine;
    setProblem(null);
    try {
      const page = await conversations.list({ search, cursor, signal: mine.signal });
      if (mine.signal.aborted) return;
      // A talk in which nothing was said or drawn is not worth a line.
      const talks = page.items.filter(({ title, cards }) => title !== null || cards.length > 0);
      setFound((before) => ({
        search,
        talks: cursor === undefined ? talks : [...(before?.talks ?? []), ...talks],
        next: page.nextCursor,
      }));
    } catch (error) {
      if (!mine.signal.aborted) setProblem(asProblem(error));
    }
  }, []);
  const first = useRef(true);
  useEffect(() => {
    const wait = first.current || search === "" ? 0 : PATIENCE_MS;
    first.current = false;
    const timer = setTimeout(() => void load(search), wait);
    return () => clearTimeout(timer);
  }, [search, load]);
  useEffect(() => () => round.current?.abort(), []);

  const more = () => {
    if (found?.next) void load(found.search, found.next);
  };
  /** What was changed here is changed here, too. */
  const replace = (id: string, by: ConversationSummary | null) =>
    setFound(
      (now) =>
        now && {
          ...now,
          talks: now.talks.flatMap((it) => (it.id === id ? (by ? [by] : []) : [it])),
        },
    );
  const clear = () => setFound((now) => now && { ...now, talks: [], next: null });
  return { found, problem, again: () => void load(search), more, replace, clear };
}
