import { useState } from "react";
import { createPortal } from "react-dom";
import { Link } from "../../navigation/router";
import { useSession } from "../../session/useSession";
import { Avatar } from "../../ui/Avatar";
import { buttonClass } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import { SignInSheet } from "./SignInSheet";

/** Who somebody is, and the way to their account; for guests the way in, also in mid-talk. */
export function AccountButton() {
  const words = useWords();
  const session = useSession();
  const [asking, setAsking] = useState(false);
  if (session === null) return null;
  if (session.member) {
    const { nickname, avatar } = session.member;
    return (
      <Link
        href="/settings"
        className={buttonClass("icon")}
        aria-label={words.account.yours(nickname)}
      >
        <Avatar name={nickname} picture={avatar} size={32} />
      </Link>
    );
  }
  if (session.providers.length === 0) return null;
  return (
    <>
      <button
        type="button"
        className={buttonClass("icon")}
        aria-label={words.account.signIn}
        onClick={() => setAsking(true)}
      >
        <Icon name="person" />
      </button>
      {/* the button stands in the head of a page, the sheet has a head of its own */}
      {asking && createPortal(<SignInSheet onClose={() => setAsking(false)} />, document.body)}
    </>
  );
}
