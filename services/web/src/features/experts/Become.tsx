import { useState } from "react";
import { member } from "../../api/member";
import { type ApiProblem, asProblem } from "../../api/problem";
import { Link } from "../../navigation/router";
import { useSession } from "../../session/useSession";
import { announce } from "../../ui/announce";
import { Button, buttonClass } from "../../ui/Button";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import s from "./Become.module.css";

/** How to become an expert, for whoever is none. */
export function Become() {
  const words = useWords();
  const session = useSession();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  if (session === null || (session.providers.length === 0 && !session.member)) return null;
  const text = words.experts.become;
  const state = session.member?.expert ?? "guest";
  const ask = async () => {
    if (isAsking) return;
    setAsking(true);
    setProblem(null);
    try {
      const { member: told } = await member.becomeExpert();
      announce(told?.expert === "yes" ? text.done : text.asked);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setAsking(false);
    }
  };
  if (state === "yes") return null;
  return (
    <section className={s.become} aria-labelledby="become">
      <div>
        <h2 id="become">{text.title}</h2>
        <p>{text[state]}</p>
      </div>
      {state === "guest" && (
        <Link href="/settings" className={buttonClass("quiet")}>
          {text.signIn}
        </Link>
      )}
      {state === "no" && (
        <Button aria-disabled={isAsking} onClick={() => void ask()}>
          {isAsking ? text.asking : text.action}
        </Button>
      )}
      {problem && <TroubleCard trouble={problem} kept={words.account.unchanged} />}
    </section>
  );
}
