import { useState } from "react";
import { conversations } from "../../api/conversations";
import { Link } from "../../navigation/router";
import { useTitle } from "../../navigation/useTitle";
import { useSession } from "../../session/useSession";
import { announce } from "../../ui/announce";
import { Button, buttonClass } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/Icon";
import { RemoveDialog } from "../../ui/RemoveDialog";
import { useWords } from "../../words/useWords";
import s from "./History.module.css";
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
        <Link href="/consultations" className={s.consultations}>
          <Icon name="camera" size={20} />
          <span>
            <strong>{words.rooms.past.title}</strong>
            <small>{words.rooms.past.lead}</small>
          </span>
          <Icon name="forward" size={18} />
        </Link>
      </header>
      <TalkList
        list={list}
        none={
          <Empty scene="cards" title={<h2>{words.history.none}</h2>} text={words.history.noneText}>
            <Link href="/chat" className={buttonClass("main")}>
              {words.history.start}
            </Link>
          </Empty>
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
