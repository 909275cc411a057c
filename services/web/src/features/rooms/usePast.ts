import { useCallback, useEffect, useRef, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { rooms } from "../../api/rooms";
import type { PastConsultation } from "../../protocol/rest";

/** One's consultations, a page at a time. */
export function usePast() {
  const [past, setPast] = useState<PastConsultation[] | null>(null);
  const [isMore, setMore] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const next = useRef<string | undefined>(undefined);
  const isGoing = useRef(false);

  const go = useCallback(async () => {
    if (isGoing.current) return;
    isGoing.current = true;
    setProblem(null);
    try {
      const page = await rooms.mine(next.current);
      next.current = page.next ?? undefined;
      setMore(next.current !== undefined);
      setPast((now) => {
        const known = new Set(now?.map(({ room }) => room));
        return [...(now ?? []), ...page.consultations.filter(({ room }) => !known.has(room))];
      });
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      isGoing.current = false;
    }
  }, []);
  useEffect(() => void go(), [go]);
  const drop = (room: string) => setPast((now) => now?.filter((one) => one.room !== room) ?? null);
  return { past, isMore, problem, go: () => void go(), drop };
}
