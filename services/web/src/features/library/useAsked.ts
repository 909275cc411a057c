import { useEffect, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import type { Locale } from "../../protocol/events";

interface Asked<T> {
  value: T | null;
  problem: ApiProblem | null;
  again: () => void;
}

/** Something of the library in a language, and how asking for it went. */
export function useAsked<T>(ask: (locale: Locale) => Promise<T>, locale: Locale): Asked<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    let current = true;
    setProblem(null);
    ask(locale).then(
      (found) => current && setValue(found),
      (error) => current && setProblem(asProblem(error)),
    );
    return () => {
      current = false;
    };
  }, [ask, locale, tries]);
  return { value, problem, again: () => setTries((count) => count + 1) };
}
