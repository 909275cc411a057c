import { useCallback, useEffect, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { sharing } from "../../api/sharing";
import type { ShareLink } from "../../protocol/rest";

/** One's open links, newest first, page by page. */
export function useLinks() {
  const [links, setLinks] = useState<readonly ShareLink[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const load = useCallback(async (cursor?: string) => {
    setProblem(null);
    try {
      const page = await sharing.links(cursor);
      setLinks((before) => {
        if (cursor === undefined || before === null) return page.items;
        const known = new Set(before.map(({ id }) => id));
        return [...before, ...page.items.filter(({ id }) => !known.has(id))];
      });
      setNext(page.nextCursor);
    } catch (error) {
      setProblem(asProblem(error));
    }
  }, []);
  useEffect(() => void load(), [load]);

  const drop = (id: string) => setLinks((now) => now?.filter((link) => link.id !== id) ?? null);
  /** From where it stopped. */
  const go = () => void load(links === null ? undefined : (next ?? undefined));
  return { links, isMore: next !== null, problem, go, drop };
}
