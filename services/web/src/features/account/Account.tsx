import { useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { signOut } from "../../api/session";
import { useSession } from "../../session/useSession";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import s from "./Account.module.css";
import { SignInSheet } from "./SignInSheet";

/** Who somebody is here, and the way in or out. */
export function Account() {
  const words = useWords();
  const session = useSession();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  if (session === null || (session.providers.length === 0 && !session.member)) return null;
  const leave = async () => {
    setProblem(null);
    try {
      await signOut();
      announce(words.account.signedOut);
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <section className={s.account} aria-labelledby="account">
      <h2 id="account">{words.account.title}</h2>
      {session.member ? (
        <>
          <p>{words.account.hello(session.member.nickname)}</p>
          <Button onClick={() => void leave()}>{words.account.signOut}</Button>
        </>
      ) : (
        <>
          <p>{words.account.guest}</p>
          <Button look="main" onClick={() => setAsking(true)}>
            {words.account.signIn}
          </Button>
        </>
      )}
      {problem && (
        <TroubleCard trouble={problem} kept={words.trouble.keptTurn}>
          <Button onClick={() => setProblem(null)}>{words.trouble.dismiss}</Button>
        </TroubleCard>
      )}
      {asking && <SignInSheet onClose={() => setAsking(false)} />}
    </section>
  );
}
