import { type MouseEvent, type ReactNode, useId, useRef, useState } from "react";
import { conversations } from "../../api/conversations";
import { useCardNames } from "../../cards/useCardNames";
import { useSettings } from "../../preferences/settings";
import type { ConversationSummary } from "../../protocol/rest";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { RemoveDialog } from "../../ui/RemoveDialog";
import { TroubleCard } from "../../ui/TroubleCard";
import { monthOf } from "../../words/format";
import { useWords } from "../../words/useWords";
import { type Group, groupsOf } from "./groups";
import { RenameDialog } from "./RenameDialog";
import { TalkEntry } from "./TalkEntry";
import s from "./TalkList.module.css";
import { useKeptFocus } from "./useKeptFocus";
import type { Talks } from "./useTalks";

interface Props {
  list: Talks;
  /** Shown where there is no talk at all. */
  none: ReactNode;
  /** The list stands beside the open talk, narrow and under a heading. */
  beside?: Beside;
}

export interface Beside {
  /** The open talk. */
  current: string | null;
  /** Told before a link is followed; may keep it from that. */
  away: (to: string) => (event: MouseEvent) => void;
  onChange: (id: string, isGone: boolean) => void;
}

type Asked = { act: "rename" | "remove"; talk: ConversationSummary } | null;

/** The search, what it finds, and what can be done with each. */
export function TalkList({ list, none, beside }: Props) {
  const words = useWords();
  const { locale } = useSettings();
  const nameOf = useCardNames(locale);
  const [asked, setAsked] = useState<Asked>(null);
  const field = useRef<HTMLInputElement>(null);
  const { pass, attach } = useKeptFocus();
  const { text, setText, found, isSearched, isEmpty, problem } = list;
  const talks = found?.talks ?? [];

  const change = (id: string, by: ConversationSummary | null) => {
    const at = talks.findIndex((talk) => talk.id === id);
    pass(by ? id : (talks[at + 1] ?? talks[at - 1])?.id);
    list.replace(id, by);
    announce(by ? words.history.renamed : words.history.removed);
    setAsked(null);
    beside?.onChange(id, by === null);
  };
  const showAll = () => {
    setText("");
    field.current?.focus();
  };
  return (
    <div className={beside ? `${s.list} ${s.beside}` : s.list}>
      {found !== null && (text !== "" || isSearched || !isEmpty) && (
        <search>
          <label className={s.search}>
            <Icon name="search" size={beside ? 18 : 22} />
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
      <div className={s.scroller} {...attach}>
        {/* always there, so that what comes into it is heard */}
        <p role="status" className={s.count}>
          {found === null
            ? problem === null && !beside && words.loading
            : isSearched &&
              (isEmpty
                ? words.history.notFound
                : found.next === null
                  ? words.history.found(talks.length)
                  : words.history.foundMore(talks.length))}
        </p>
        {problem && (
          <TroubleCard trouble={problem} kept={words.trouble.keptTurn}>
            <Button look="main" onClick={list.again}>
              {words.trouble.reload}
            </Button>
          </TroubleCard>
        )}
        {isEmpty && !isSearched && none}
        {isEmpty && isSearched && (
          <div className={s.none}>
            <p>{words.history.notFoundText}</p>
            <Button onClick={showAll}>{words.history.showAll}</Button>
          </div>
        )}
        {groupsOf(talks, new Date()).map((group) => (
          <TalkGroup key={group.key} group={group} level={beside ? "h3" : "h2"}>
            {(talk) => (
              <TalkEntry
                key={talk.id}
                talk={talk}
                nameOf={nameOf}
                isOpen={talk.id === beside?.current}
                onFollow={beside?.away(`/chat/${talk.id}`)}
                onRename={() => setAsked({ act: "rename", talk })}
                onRemove={() => setAsked({ act: "remove", talk })}
              />
            )}
          </TalkGroup>
        ))}
        {found?.next && (
          <Button className={s.more} onClick={list.more}>
            {words.history.more}
          </Button>
        )}
      </div>
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
    </div>
  );
}

/** The talks of one time, under its name. */
function TalkGroup(props: {
  group: Group<ConversationSummary>;
  level: "h2" | "h3";
  children: (talk: ConversationSummary) => ReactNode;
}) {
  const { group, level: Heading, children } = props;
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
      <Heading id={heading}>{name}</Heading>
      <ul className={s.talks}>{group.items.map(children)}</ul>
    </section>
  );
}
