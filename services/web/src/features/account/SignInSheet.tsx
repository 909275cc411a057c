import { useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { signIn } from "../../api/session";
import { useSession } from "../../session/useSession";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Modal } from "../../ui/Modal";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import s from "./SignInSheet.module.css";

/** What an account gives, and who can vouch for one. */
export function SignInSheet({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const session = useSession();
  const [going, setGoing] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const names: Record<string, string> = words.account.providers;
  const go = async (provider: string) => {
    setProblem(null);
    setGoing(provider);
    try {
      await signIn(provider);
    } catch (error) {
      setProblem(asProblem(error));
      setGoing(null);
    }
  };
  return (
    <Modal title={words.account.signIn} onClose={onClose}>
      <p>{words.account.gives}</p>
      <ul className={s.gives}>
        {words.account.points.map((point) => (
          <li key={point}>
            <Icon name="seal" size={18} />
            {point}
          </li>
        ))}
      </ul>
      {problem && (
        <TroubleCard trouble={problem} kept={words.trouble.keptTurn}>
          <Button onClick={() => setProblem(null)}>{words.trouble.dismiss}</Button>
        </TroubleCard>
      )}
      <div className={s.ways}>
        {session?.providers.map((provider) => (
          <Button
            key={provider}
            look={provider === "demo" ? "quiet" : "main"}
            className={s[provider]}
            aria-disabled={going !== null}
            onClick={() => going === null && void go(provider)}
          >
            {going === provider ? words.account.going : (names[provider] ?? provider)}
          </Button>
        ))}
        <Button onClick={onClose}>{words.account.later}</Button>
      </div>
      {session?.providers.includes("demo") && <p className={s.note}>{words.account.demoNote}</p>}
    </Modal>
  );
}
