import { type ReactNode, useId, useRef, useState } from "react";
import { conversations } from "../../api/conversations";
import { useCardNames } from "../../cards/useCardNames";
import { Link } from "../../navigation/router";
import { useTitle } from "../../navigation/useTitle";
import { useSettings } from "../../preferences/settings";
import type { ConversationSummary } from "../../protocol/rest";
import { useSession } from "../../session/useSession";
import { announce } from "../../ui/announce";
import { Button, buttonClass } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { TroubleCard } from "../../ui/TroubleCard";
import { monthOf } from "../../words/format";
import { useWords } from "../../words/useWords";
import { type Group, groupsOf } from "./groups";
import s from "./History.module.css";
import { RemoveDialog } from "./RemoveDialog";
import { RenameDialog } from "./RenameDialog";
import { searchOf } from "./search";
import { TalkEntry } from "./TalkEntry";
import { useTalks } from "./useTalks";

type Asked = { act: "rename" | "remove"; talk: ConversationSummary } | { act: "removeAll" } | null;

export function History() {
  const words = useWords();
  const { locale } = useSettings();
  const member = useSession()?.member;
  const [text, setText] = useState("");
  const [asked, setAsked] = useState<Asked>(null);
  const { found, problem, again, more, replace, clear } = useTalks(searchOf(text, new Date()));
  const nameOf = useCardNames(locale);
  const field = useRef<HTMLInputElement>(null);
  useTitle(words.history.title);

  const talks = found?.talks ?? [];
  const isSearched = found !== null && found.search !== "";
  const isEmpty = found !== null && talks.length === 0 && found.next === null;
  const change = (id: string, by: ConversationSummary | null) => {
    replace(id, by);
    announce(by ? words.history.renamed : words.history.removed);
    setAsked(null);
  };
  const showAll = () => {
    setText("");
    field.current?.focus();
  };

  return (
    <div className={s.history}>
      <header>
        <h1 tabIndex={-1}>{words.history.title}</h1>
        <p>{member ? words.history.leadMember : words.history.lead}</p>
      </header>
      {found !== null && (text !== "" || isSearched || !isEmpty) && (
        <search>
          <label className={s.search}>
            <Icon name="search" />
            <input
              ref={field}
              type="search"
              value={text}
              placeholder={words.history.search}
              aria-label={words.history.search}
              enterKeyHint="search"
              onChange={(event) => setText(event.target.value)}
            />
          </label>
        </search>
      )}
      {/* always there, so that what comes into it is heard */}
      <p role="status" className={s.count}>
        {found === null && problem === null
          ? words.loading
          : isSearched
            ? isEmpty
              ? words.history.notFound
              : found.next === null
                ? words.history.found(talks.length)
                : words.history.foundMore(talks.length)
            : null}
      </p>
      {problem && (
        <TroubleCard trouble={problem} kept={words.trouble.keptTurn}>
          <Button look="main" onClick={again}>
            {words.trouble.reload}
          </Button>
        </TroubleCard>
      )}
      {isEmpty && !isSearched && (
        <div className={s.none}>
          <h2>{words.history.none}</h2>
          <p>{words.history.noneText}</p>
          <Link href="/chat" className={buttonClass("main")}>
            {words.history.start}
          </Link>
        </div>
      )}
      {isEmpty && isSearched && (
        <div className={s.none}>
          <p>{words.history.notFoundText}</p>
          <Button onClick={showAll}>{words.history.showAll}</Button>
        </div>
      )}
      {groupsOf(talks, new Date()).map((group) => (
        <TalkGroup key={group.key} group={group}>
          {(talk) => (
            <TalkEntry
              key={talk.id}
              talk={talk}
              nameOf={nameOf}
              onRename={() => setAsked({ act: "rename", talk })}
              onRemove={() => setAsked({ act: "remove", talk })}
            />
          )}
        </TalkGroup>
      ))}
      {found?.next && <Button onClick={more}>{words.history.more}</Button>}
      {!isSearched && talks.length > 1 && (
        <Button className={s.all} onClick={() => setAsked({ act: "removeAll" })}>
          <Icon name="bin" size={18} />
          {words.history.removeAll}
        </Button>
      )}
      {asked?.act === "rename" && (
        <RenameDialog
          talk={asked.talk}
          onDone={(title) => change(asked.talk.id, { ...asked.talk, title })}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.act === "remove" && (
        <RemoveDialog
          ask={words.history.removeAsk(asked.talk.title ?? words.history.untitled)}
          text={words.history.removeText}
          action={words.history.remove}
          remove={() => conversations.remove(asked.talk.id)}
          onDone={() => change(asked.talk.id, null)}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.act === "removeAll" && (
        <RemoveDialog
          ask={words.history.removeAllAsk}
          text={words.history.removeAllText}
          action={words.history.removeAll}
          remove={conversations.removeAll}
          onDone={() => {
            clear();
            announce(words.history.removedAll);
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

/** The talks of one time, under its name. */
function TalkGroup(props: {
  group: Group<ConversationSummary>;
  children: (talk: ConversationSummary) => ReactNode;
}) {
  const { group, children } = props;
  const words = useWords();
  const { locale } = useSettings();
  const heading = useId();
  const [first] = group.items;
  const name =
    group.age === "month" && first
      ? monthOf(first.updatedAt, locale)
      : words.history.ages[group.age];
  return (
    <section className={s.group} aria-labelledby={heading}>
      <h2 id={heading}>{name}</h2>
      <ul className={s.talks}>{group.items.map(children)}</ul>
    </section>
  );
}
