import { useEffect, useRef, useState } from "react";
import { member } from "../../api/member";
import { type ApiProblem, asProblem } from "../../api/problem";
import { Link } from "../../navigation/router";
import { useTitle } from "../../navigation/useTitle";
import { announce } from "../../ui/announce";
import { Button, buttonClass } from "../../ui/Button";
import { Scene } from "../../ui/Scene";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import s from "./Farewell.module.css";

const FIRST_MS = 500;
const LONGEST_MS = 4000;
/** So many failures in a row are a blip and nobody's business. */
const BLIPS = 2;

/** After the end of an account: how far it is, until nothing is left anywhere. */
export function Farewell({ id }: { id: string }) {
  const words = useWords();
  const { pending, problem, again } = usePending(id);
  const isOver = pending?.length === 0;
  const isUnknown = problem?.isNowhere;
  const title = isUnknown
    ? words.farewell.unknown
    : isOver
      ? words.farewell.over
      : words.farewell.title;
  useTitle(title);
  const told = useRef(false);
  useEffect(() => {
    if (!isOver || told.current) return;
    told.current = true;
    announce(words.farewell.over, words.farewell.overText);
  }, [isOver, words]);
  // The account itself, and every sign-in, went at once.
  const names: Record<string, string> = words.data.parts;
  const holders = Object.keys(words.data.parts);
  const left = pending ?? holders;
  const done = holders.filter((holder) => !left.includes(holder)).length + 1;
  return (
    <div className={s.farewell}>
      <Scene of="tide" />
      <h1 tabIndex={-1}>{title}</h1>
      <p>
        {isUnknown
          ? words.farewell.unknownText
          : isOver
            ? words.farewell.overText
            : words.farewell.text}
      </p>
      {!isUnknown && (
        <div className={s.progress}>
          {!isOver && (
            <progress
              max={holders.length + 1}
              value={done}
              aria-label={words.farewell.progress(done, holders.length + 1)}
            />
          )}
          <ul>
            <li>
              <span>{words.farewell.account}</span>
              <span>{words.farewell.gone}</span>
            </li>
            {holders.map((holder) => (
              <li key={holder}>
                <span>{names[holder] ?? holder}</span>
                <span>{left.includes(holder) ? words.farewell.going : words.farewell.gone}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {problem && !isUnknown && (
        <TroubleCard trouble={problem} kept={words.farewell.goesOn}>
          <Button look="main" onClick={again}>
            {words.trouble.retry}
          </Button>
        </TroubleCard>
      )}
      {(isOver || isUnknown) && (
        <Link href="/" className={buttonClass("main")}>
          {words.notFound.action}
        </Link>
      )}
    </div>
  );
}

/** Asks until nobody is awaited any more. */
function usePending(id: string) {
  const [pending, setPending] = useState<string[] | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current = true;
    let wait = FIRST_MS;
    let blips = 0;
    const later = () => {
      timer = setTimeout(look, wait);
      wait = Math.min(LONGEST_MS, wait * 1.5);
    };
    const look = async () => {
      try {
        const erasure = await member.erasure(id);
        if (!current) return;
        blips = 0;
        setPending(erasure.pending);
        if (erasure.pending.length > 0) later();
      } catch (error) {
        if (!current) return;
        const told = asProblem(error);
        blips += 1;
        if (told.status >= 400 && told.status < 500 && told.status !== 429) setProblem(told);
        else if (blips > BLIPS) setProblem(told);
        else later();
      }
    };
    setProblem(null);
    void look();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [id, tries]);
  return { pending, problem, again: () => setTries((count) => count + 1) };
}
