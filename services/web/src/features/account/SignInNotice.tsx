import { useState } from "react";
import { Button } from "../../ui/Button";
import { useWords } from "../../words/useWords";
import s from "./SignInNotice.module.css";

type Outcome = "cancelled" | "stale" | "unavailable" | "failed";
const outcomes: readonly string[] = ["cancelled", "stale", "unavailable", "failed"];

/** How signing in ended, when not well. It came in the address, which forgets it at once. */
function outcomeOfAddress(): Outcome | null {
  const address = new URL(location.href);
  const outcome = address.searchParams.get("signIn");
  if (outcome === null) return null;
  address.searchParams.delete("signIn");
  window.history.replaceState(window.history.state, "", address);
  return (outcomes.includes(outcome) ? outcome : "failed") as Outcome;
}

const arrived = outcomeOfAddress();

export function SignInNotice() {
  const words = useWords();
  const [outcome, setOutcome] = useState(arrived);
  return (
    <div role="status" className={s.place}>
      {outcome && (
        <div className={s.notice}>
          <p>{words.account.outcomes[outcome]}</p>
          <Button onClick={() => setOutcome(null)}>{words.trouble.dismiss}</Button>
        </div>
      )}
    </div>
  );
}
