/** What strangers would see of a reading, asked anew whenever something else is hidden. */
import { useEffect, useRef, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { type Choice, sharing } from "../../api/sharing";
import type { SharingPreview } from "../../protocol/rest";

/** A reading that has just ended may be on its way: so long, and so often, it is asked for. */
const COMING_MS = 6000;
const AGAIN_MS = 500;
/** While a name is being written. */
const PATIENCE_MS = 250;

export interface Seen {
  /** The choice that it is of. */
  key: string;
  preview: SharingPreview;
}

export const keyOf = (choice: Choice): string => JSON.stringify(choice);

/** `choice` is null while it cannot be shown, such as with half a name. */
export function usePreview(reading: string, choice: Choice | null) {
  const [seen, setSeen] = useState<Seen | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isComing, setComing] = useState(false);
  const [tries, setTries] = useState(0);
  const [isStale, setStale] = useState(false);
  const isFirst = useRef(true);
  const before = useRef<string | null>(null);
  const wanted = useRef(choice);
  wanted.current = choice;
  const key = choice && keyOf(choice);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the choice, `tries` asks again
  useEffect(() => {
    const { current } = wanted;
    if (key === null || current === null) return;
    const round = new AbortController();
    const since = Date.now();
    const ask = async () => {
      setProblem(null);
      try {
        const preview = await sharing.preview(reading, current, round.signal);
        if (round.signal.aborted) return;
        isFirst.current = false;
        setSeen({ key, preview });
        setStale(false);
        setComing(false);
      } catch (error) {
        if (round.signal.aborted) return;
        const told = asProblem(error);
        const isLate = told.status === 404 && isFirst.current && Date.now() - since < COMING_MS;
        setComing(isLate);
        if (isLate) timer = setTimeout(ask, AGAIN_MS);
        else setProblem(told);
      }
    };
    const isWriting = before.current !== null && before.current !== key;
    before.current = key;
    let timer = setTimeout(ask, isWriting ? PATIENCE_MS : 0);
    return () => {
      clearTimeout(timer);
      round.abort();
    };
  }, [reading, key, tries]);

  /** What is seen counts no more until it has been asked for anew. */
  const again = () => {
    setStale(true);
    setTries((count) => count + 1);
  };
  const isNow = seen !== null && seen.key === key && !isStale;
  return { seen, isNow, problem, isComing, again, setSeen };
}

/** So long the picture is waited for; then the server draws it when somebody looks. */
const PICTURE_MS = 4000;

type Picture = "here" | "late" | "missing";

/** Whether the picture of what is seen is there, or has been waited for long enough. */
export function usePicture(key: string | null) {
  const [known, setKnown] = useState<{ key: string; is: Picture } | null>(null);
  useEffect(() => {
    if (key === null) return;
    const late = () =>
      setKnown((now) => (now?.key === key && now.is === "here" ? now : { key, is: "late" }));
    const timer = setTimeout(late, PICTURE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  const tell = (is: Picture) => () => key !== null && setKnown({ key, is });
  const is = known !== null && known.key === key ? known.is : null;
  return { is, onLoad: tell("here"), onError: tell("missing") };
}
