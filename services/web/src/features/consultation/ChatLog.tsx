import { memo, useEffect, useMemo, useSyncExternalStore } from "react";
import type { Item, Mark, Talk, TalkView } from "../../peer/talk-view";
import { useSettings } from "../../preferences/settings";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Icon, type IconName } from "../../ui/Icon";
import { timeOfDay } from "../../words/format";
import { useWords } from "../../words/useWords";
import s from "./ChatLog.module.css";
import { FileCard } from "./FileCard";
import { type ChatLine, linesOf } from "./lines";
import { ResultCard } from "./ResultCard";
import type { Person } from "./Stage";
import { useEnd } from "./useEnd";

interface Props {
  talk: Talk;
  view: TalkView;
  other: Person;
}

export function ChatLog({ talk, view, other }: Props) {
  const words = useWords().consultation.chat;
  const { items, unseen, peerTyping } = view;
  const lines = useMemo(() => linesOf(items), [items]);
  const own = items.filter(({ mine }) => mine).length;
  const { scroller, isAway, toEnd } = useEnd(items.length + (peerTyping ? 0.5 : 0), own);
  const looks = useLooks();
  // What is on the screen has been seen, as long as somebody looks.
  useEffect(() => {
    if (!isAway && looks && unseen > 0) talk.seen();
  }, [talk, isAway, looks, unseen]);
  return (
    <div className={s.place}>
      <div
        ref={scroller}
        className={s.scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={words.log}
      >
        <div className={s.log}>
          {lines.length === 0 && (
            <p className={s.empty}>
              <Icon name="seal" size={26} />
              {words.empty}
            </p>
          )}
          {lines.map((line) => (
            <Line key={line.item.key} line={line} talk={talk} other={other} />
          ))}
          {peerTyping && (
            <div className={s.theirs} data-begins="true">
              <span className={s.who}>
                <Avatar name={other.name} picture={other.picture} size={32} />
              </span>
              <p className={s.typing}>
                <span className="unseen">{words.typing(other.name)}</span>
                <i />
                <i />
                <i />
              </p>
            </div>
          )}
        </div>
      </div>
      {isAway && (
        <Button className={s.latest} aria-label={words.toLatest} onClick={toEnd}>
          <Icon name="down" size={18} />
          {words.latest}
          {unseen > 0 && <b>{unseen}</b>}
        </Button>
      )}
    </div>
  );
}

interface LineProps {
  line: ChatLine;
  talk: Talk;
  other: Person;
}

const Line = memo(OneLine, (was, is) => {
  const { item, begins, ends, mark } = is.line;
  const same = was.line.item === item && was.line.begins === begins && was.line.ends === ends;
  const { name, picture } = is.other;
  return same && was.line.mark === mark && was.other.name === name && was.other.picture === picture;
});

function OneLine({ line, talk, other }: LineProps) {
  const words = useWords().consultation;
  const { item, begins, ends, mark } = line;
  if (item.kind === "cards") return <ResultCard table={item.table} />;
  return (
    <article
      className={item.mine ? s.mine : s.theirs}
      data-begins={begins}
      data-waiting={item.mark === "waiting"}
    >
      <h2 className="unseen">{item.mine ? words.you : other.name}</h2>
      {!item.mine && (
        <span className={s.who}>
          {begins && <Avatar name={other.name} picture={other.picture} size={32} />}
        </span>
      )}
      <div className={s.said}>
        {item.kind === "chat" ? (
          <p className={s.bubble}>{item.text}</p>
        ) : (
          <FileCard file={item.file} talk={talk} />
        )}
        {(ends || mark !== null) && <Foot item={item} showsTime={ends} mark={mark} />}
      </div>
    </article>
  );
}

const SIGNS: Record<Mark, IconName> = {
  waiting: "clock",
  sent: "check",
  delivered: "twice",
  seen: "twice",
};

function Foot({ item, showsTime, mark }: { item: Item; showsTime: boolean; mark: Mark | null }) {
  const words = useWords().consultation.chat;
  const { locale } = useSettings();
  return (
    <p className={s.foot}>
      {showsTime && (
        <time dateTime={new Date(item.at).toISOString()}>
          {timeOfDay(new Date(item.at).toISOString(), locale)}
        </time>
      )}
      {mark !== null && (
        <span className={s.mark} data-mark={mark} title={words.marks[mark]}>
          <Icon name={SIGNS[mark]} size={16} />
          <span className={mark === "waiting" ? undefined : "unseen"}>{words.marks[mark]}</span>
        </span>
      )}
    </p>
  );
}

/** Whether somebody looks at this page. */
function useLooks(): boolean {
  return useSyncExternalStore(
    (listener) => {
      document.addEventListener("visibilitychange", listener);
      return () => document.removeEventListener("visibilitychange", listener);
    },
    () => !document.hidden,
  );
}
