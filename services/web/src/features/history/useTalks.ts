import { useCallback, useEffect, useRef, useState } from "react";
import { conversations } from "../../api/conversations";
import { type ApiProblem, asProblem } from "../../api/problem";
import type { ConversationSummary } from "../../protocol/rest";
import { type Found, withPage, withTold } from "./found";
import { searchOf } from "./search";

/** So long after the last key the search begins. */
const PATIENCE_MS = 250;

export type Talks = ReturnType<typeof useTalks>;

/**
 * One's talks, or those in which something is found; what was there stays until others come.
 * `told` is what is known of the open talk, if one is open.
 */
export function useTalks(told: ConversationSummary | null = null) {
  const [text, setText] = useState("");
  const search = searchOf(text, new Date());
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const round = useRef<AbortController | null>(null);

  const newest = useRef(told);
  useEffect(() => {
    newest.current = told;
    if (told !== null) setFound((now) => now && withTold(now, told));
  }, [told]);

  const load = useCallback(async (search: string, cursor?: string) => {
    round.current?.abort();
    const mine = new AbortController();
    round.current = mine;
    setProblem(null);
    try {
      const page = await conversations.list({ search, cursor, signal: mine.signal });
      if (mine.signal.aborted) return;
      setFound((before) => {
        const now = withPage(cursor === undefined ? null : before, search, page);
        return newest.current === null ? now : withTold(now, newest.current);
      });
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
  const isSearched = found !== null && found.search !== "";
  const isEmpty = found !== null && found.talks.length === 0 && found.next === null;
  const again = () => void load(search);
  return { text, setText, found, isSearched, isEmpty, problem, again, more, replace, clear };
}
