import { useState } from "react";
import { conversations } from "../../api/conversations";
import { Link } from "../../navigation/router";
import { useTitle } from "../../navigation/useTitle";
import { useSession } from "../../session/useSession";
import { announce } from "../../ui/announce";
import { Button, buttonClass } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./History.module.css";
import { RemoveDialog } from "./RemoveDialog";
import { TalkList } from "./TalkList";
import { useTalks } from "./useTalks";

export function History() {
  const words = useWords();
  const member = useSession()?.member;
  const list = useTalks();
  const [asked, setAsked] = useState(false);
  useTitle(words.history.title);
  return (
    <div className={s.history}>
      <header>
        <h1 tabIndex={-1}>{words.history.title}</h1>
        <p>{member ? words.history.leadMember : words.history.lead}</p>
      </header>
      <TalkList
        list={list}
        none={
          <div className={s.none}>
            <h2>{words.history.none}</h2>
            <p>{words.history.noneText}</p>
            <Link href="/chat" className={buttonClass("main")}>
              {words.history.start}
            </Link>
          </div>
        }
      />
      {list.found !== null && !list.isSearched && list.found.talks.length > 1 && (
        <Button className={s.all} onClick={() => setAsked(true)}>
          <Icon name="bin" size={18} />
          {words.history.removeAll}
        </Button>
      )}
      {asked && (
        <RemoveDialog
          ask={words.history.removeAllAsk}
          text={words.history.removeAllText}
          action={words.history.removeAll}
          remove={conversations.removeAll}
          onDone={() => {
            list.clear();
            announce(words.history.removedAll);
            setAsked(false);
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </div>
  );
}
