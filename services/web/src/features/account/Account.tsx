import { useState } from "react";
import { useSession } from "../../session/useSession";
import { Button } from "../../ui/Button";
import { useWords } from "../../words/useWords";
import s from "./Account.module.css";
import { Profile } from "./Profile";
import { SignInSheet } from "./SignInSheet";
import { SignOut } from "./SignOut";

/** Who somebody is here, and the way in or out. */
export function Account() {
  const words = useWords();
  const session = useSession();
  const [asking, setAsking] = useState(false);
  if (session === null || (session.providers.length === 0 && !session.member)) return null;
  return (
    <section className={s.account} aria-labelledby="account">
      <h2 id="account" tabIndex={-1}>
        {words.account.title}
      </h2>
      {session.member ? (
        <>
          <p>{words.account.hello(session.member.nickname)}</p>
          <Profile who={session.member} />
          <SignOut />
        </>
      ) : (
        <>
          <p>{words.account.guest}</p>
          <Button look="main" onClick={() => setAsking(true)}>
            {words.account.signIn}
          </Button>
        </>
      )}
      {asking && <SignInSheet onClose={() => setAsking(false)} />}
    </section>
  );
}
