import { useCallback, useEffect, useRef, useState } from "react";
import { type ApiProblem, asProblem } from "./problem";

export interface Answer<T> {
  value: T | null;
  problem: ApiProblem | null;
  /** Asks once more; what was there stays until the answer comes. */
  again: () => void;
  /** What is known by another way. */
  put: (value: T) => void;
}

/** What the API answers to a question that does not change while `ask` is the same. */
export function useAnswer<T>(ask: () => Promise<T>): Answer<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const round = useRef(0);
  const again = useCallback(() => {
    round.current += 1;
    const mine = round.current;
    ask().then(
      (found) => {
        if (mine !== round.current) return;
        setValue(found);
        setProblem(null);
      },
      (error) => mine === round.current && setProblem(asProblem(error)),
    );
  }, [ask]);
  const put = useCallback((known: T) => {
    round.current += 1;
    setValue(known);
    setProblem(null);
  }, []);
  useEffect(() => {
    setValue(null);
    setProblem(null);
    again();
    return () => {
      round.current += 1;
    };
  }, [again]);
  return { value, problem, again, put };
}

/** Asks again every so often while the page is looked at, and at once when it is looked at again. */
export function useWatch(again: () => void, everyMs: number): void {
  useEffect(() => {
    const look = () => {
      if (!document.hidden) again();
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [again, everyMs]);
}
