import { useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { signOut } from "../../api/session";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Modal } from "../../ui/Modal";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import s from "./Account.module.css";

/** The way out: of this browser at once, of every one after a question. */
export function SignOut() {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const leave = async (everywhere: boolean) => {
    setProblem(null);
    try {
      await signOut(everywhere);
      // What was pressed is gone with the member.
      requestAnimationFrame(() => document.getElementById("account")?.focus());
      announce(everywhere ? words.account.signedOutEverywhere : words.account.signedOut);
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  const trouble = problem && (
    <TroubleCard trouble={problem} kept={words.account.stillIn}>
      <Button onClick={() => setProblem(null)}>{words.trouble.dismiss}</Button>
    </TroubleCard>
  );
  return (
    <>
      <div className={s.out}>
        <Button onClick={() => void leave(false)}>{words.account.signOut}</Button>
        <Button look="plain" onClick={() => setAsking(true)}>
          {words.account.signOutEverywhere}
        </Button>
      </div>
      {!asking && trouble}
      {asking && (
        <Modal title={words.account.everywhereAsk} onClose={() => setAsking(false)}>
          <div className={s.ask}>
            <p>{words.account.everywhereText}</p>
            {trouble}
            <div className={s.actions}>
              <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
              <Button look="danger" onClick={() => void leave(true)}>
                {words.account.signOutEverywhere}
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </>
  );
}
