import { useState } from "react";
import { createPortal } from "react-dom";
import { useSession } from "../../session/useSession";
import { buttonClass } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import { SignInSheet } from "./SignInSheet";

/** The way in from the middle of a talk. Nothing for members, who are in. */
export function AccountButton() {
  const words = useWords();
  const session = useSession();
  const [asking, setAsking] = useState(false);
  if (session === null || session.member || session.providers.length === 0) return null;
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
