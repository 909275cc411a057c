import { useCallback, useEffect, useState } from "react";
import { conversations } from "../../api/conversations";
import { type ApiProblem, asProblem } from "../../api/problem";
import { Link } from "../../navigation/router";
import { useTitle } from "../../navigation/useTitle";
import { useSettings } from "../../preferences/settings";
import type { ConversationSummary } from "../../protocol/rest";
import { useSession } from "../../session/useSession";
import { announce } from "../../ui/announce";
import { Button, buttonClass } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { TroubleCard } from "../../ui/TroubleCard";
import { dayOrTime } from "../../words/format";
import { useWords } from "../../words/useWords";
import s from "./History.module.css";
import { RemoveDialog } from "./RemoveDialog";
import { RenameDialog } from "./RenameDialog";

type Asked = { act: "rename" | "remove"; talk: ConversationSummary } | { act: "removeAll" } | null;

export function History() {
  const words = useWords();
  const { locale } = useSettings();
  const member = useSession()?.member;
  const [talks, setTalks] = useState<ConversationSummary[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [search, setSearch] = useState("");
  const [asked, setAsked] = useState<Asked>(null);
  useTitle(words.history.title);

  const load = useCallback(async (cursor?: string) => {
    setProblem(null);
    try {
      const page = await conversations.list(cursor);
      // A talk in which nothing was said has no title and is not worth a line.
      const named = page.items.filter(({ title }) => title !== null);
      setTalks((before) => (cursor === undefined ? named : [...(before ?? []), ...named]));
      setNext(page.nextCursor);
    } catch (error) {
      setProblem(asProblem(error));
    }
  }, []);
  useEffect(() => {
    void load();
  }, [load]);

  const wanted = search.trim().toLocaleLowerCase();
  const shown = talks?.filter(({ title }) => title?.toLocaleLowerCase().includes(wanted));
  const replace = (id: string, by: ConversationSummary | null) => {
    setTalks((all) => all?.flatMap((it) => (it.id === id ? (by ? [by] : []) : [it])) ?? null);
    announce(by ? words.history.renamed : words.history.removed);
    setAsked(null);
  };

  return (
    <div className={s.history}>
      <header>
        <h1 tabIndex={-1}>{words.history.title}</h1>
        <p>{member ? words.history.leadMember : words.history.lead}</p>
      </header>
      {problem && (
        <TroubleCard trouble={problem} kept={words.trouble.keptTurn}>
          <Button look="main" onClick={() => void load()}>
            {words.trouble.reload}
          </Button>
        </TroubleCard>
      )}
      {talks === null && problem === null && <p role="status">{words.loading}</p>}
      {talks?.length === 0 && next === null && (
        <div className={s.none}>
          <h2>{words.history.none}</h2>
          <p>{words.history.noneText}</p>
          <Link href="/chat" className={buttonClass("main")}>
            {words.history.start}
          </Link>
        </div>
      )}
      {talks !== null && talks.length > 3 && (
        <label className={s.search}>
          <Icon name="search" />
          <input
            type="search"
            value={search}
            placeholder={words.history.search}
            aria-label={words.history.search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
      )}
      {wanted !== "" && shown?.length === 0 && <p role="status">{words.history.notFound}</p>}
      <ul className={s.talks}>
        {shown?.map((talk) => {
          const title = talk.title ?? words.history.untitled;
          return (
            <li key={talk.id}>
              <Link href={`/chat/${talk.id}`} className={s.talk}>
                <strong lang={talk.locale}>{title}</strong>
                <small>
                  {words.draw.spreads[talk.spread]} · {dayOrTime(talk.updatedAt, locale)}
                </small>
              </Link>
              <Button
                look="icon"
                aria-label={words.history.renameOf(title)}
                onClick={() => setAsked({ act: "rename", talk })}
              >
                <Icon name="pen" size={20} />
              </Button>
              <Button
                look="icon"
                aria-label={words.history.removeOf(title)}
                onClick={() => setAsked({ act: "remove", talk })}
              >
                <Icon name="bin" size={20} />
              </Button>
            </li>
          );
        })}
      </ul>
      {next !== null && <Button onClick={() => void load(next)}>{words.history.more}</Button>}
      {talks !== null && talks.length > 1 && (
        <Button className={s.all} onClick={() => setAsked({ act: "removeAll" })}>
          <Icon name="bin" size={18} />
          {words.history.removeAll}
        </Button>
      )}
      {asked?.act === "rename" && (
        <RenameDialog
          talk={asked.talk}
          onDone={(title) => replace(asked.talk.id, { ...asked.talk, title })}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.act === "remove" && (
        <RemoveDialog
          ask={words.history.removeAsk(asked.talk.title ?? words.history.untitled)}
          text={words.history.removeText}
          action={words.history.remove}
          remove={() => conversations.remove(asked.talk.id)}
          onDone={() => replace(asked.talk.id, null)}
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
            setTalks([]);
            setNext(null);
            announce(words.history.removedAll);
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
