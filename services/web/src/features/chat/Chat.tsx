import { type ReactNode, useCallback, useMemo, useState } from "react";
import type { DrawnCard } from "../../protocol/events";
import type { Conversation } from "../../protocol/rest";
import type { LiveTalk, LiveView } from "../../stream/live-talk";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { TroubleCard } from "../../ui/TroubleCard";
import { dailyTime } from "../../words/format";
import { useWords } from "../../words/useWords";
import s from "./Chat.module.css";
import { FollowUps, WorryChips } from "./Chips";
import { Composer } from "./Composer";
import { KeepSwitch } from "./KeepSwitch";
import { LineBanner } from "./LineBanner";
import { Transcript } from "./Transcript";
import { useAnswerAloud } from "./useAnswerAloud";
import { useAtmosphere } from "./useAtmosphere";
import { keepDraft, useDraft } from "./useDraft";
import { useFollowEnd } from "./useFollowEnd";

interface Props {
  live: LiveTalk;
  view: LiveView;
  onDraw: () => void;
  onNew: () => void;
  /** Another talk, kept or not, comes instead of this one, in which nothing was said yet. */
  onReopen: (temporary: boolean, carry: (fresh: Conversation) => void) => Promise<void>;
  /** The cards that lie beside a reading. */
  cardsOf: (cards: DrawnCard[], isLatest: boolean) => ReactNode;
  /** What can be done with a reading that was told to its end. */
  afterReading: (reading: string) => ReactNode;
  /** The deck that lies ready, if one does. */
  offer: ReactNode;
}

export function Chat(props: Props) {
  const { live, view, onDraw, onNew, onReopen, cardsOf, afterReading, offer } = props;
  const words = useWords();
  const { talk, unsent, problem } = view;
  const [draft, setDraft] = useDraft(talk);
  const end = useFollowEnd(talk, unsent, offer !== null);
  useAnswerAloud(talk);
  useAtmosphere(talk);
  const [about, setAbout] = useState<"words" | "turn">("words");

  const running = talk.turn?.state === "running" || unsent !== null;
  const drawn = talk.draw?.state === "drawn";
  const closed = drawn && talk.followUpsLeft === 0 && !running;
  const begun = talk.messages.some(({ role }) => role === "seeker") || unsent !== null;

  const say = useCallback(
    async (text: string) => {
      setAbout("words");
      setDraft("");
      end.attend();
      const done = await live.say(text);
      // What could not be sent is back where it was written, unless something new is there.
      if (!done) setDraft((now) => now || text);
    },
    [live, setDraft, end.attend],
  );
  const act = (action: () => Promise<boolean>) => {
    setAbout("turn");
    void action();
  };
  // What was said is the same at every letter that is written.
  const transcript = useMemo(
    () => (
      <Transcript
        view={view}
        cardsOf={cardsOf}
        afterReading={afterReading}
        onRetry={() => {
          setAbout("turn");
          void live.retry();
        }}
        onRewrite={(text) => {
          setDraft(text);
          document.querySelector<HTMLTextAreaElement>("#words")?.focus();
        }}
      />
    ),
    [view, cardsOf, afterReading, live, setDraft],
  );

  const reopen = (temporary: boolean) =>
    onReopen(temporary, (fresh) => {
      // What is being written comes along.
      if (draft === "") return;
      keepDraft(fresh, draft);
      setDraft("");
    });

  const showProblem = problem !== null && !(problem.code === "offline" && !navigator.onLine);
  return (
    <main id="content" className={s.chat}>
      <div className={s.scroller} ref={end.scroller} data-scroller>
        <div className={s.column} data-begun={begun || drawn}>
          {transcript}
          {offer}
          {!begun && !drawn && <WorryChips onPick={say} />}
          {!begun && talk.draw === null && (
            <KeepSwitch temporary={talk.temporary} onSwitch={reopen} />
          )}
          {drawn && !running && talk.turn === null && talk.followUpsLeft > 0 && !offer && (
            <FollowUps left={talk.followUpsLeft} onPick={say} />
          )}
          {closed && !offer && <p className={s.closed}>{words.chat.closed}</p>}
          {showProblem && (
            <TroubleCard
              trouble={problem}
              kept={about === "words" ? words.trouble.keptText : words.trouble.keptTurn}
            >
              {about === "words" && draft.trim() !== "" && problem.code !== "quota_exceeded" && (
                <Button look="main" onClick={() => void say(draft)}>
                  {words.trouble.resend}
                </Button>
              )}
              <Button onClick={() => live.forget()}>{words.trouble.dismiss}</Button>
            </TroubleCard>
          )}
          <div className={s.end} />
        </div>
      </div>
      <div className={s.foot}>
        {end.isAway && (
          <button
            type="button"
            className={s.latest}
            onClick={end.toEnd}
            aria-label={words.chat.toLatest}
          >
            <Icon name="down" size={18} />
            {words.chat.latest}
          </button>
        )}
        <LineBanner line={view.line} />
        {talk.quota.remaining <= 3 && (
          <p className={s.quota}>
            {words.chat.quota(
              talk.quota.remaining,
              dailyTime(talk.quota.resetsAt, talk.locale, words.midnight),
            )}
          </p>
        )}
        <Composer
          draft={draft}
          onDraft={setDraft}
          onSay={say}
          onStop={() => act(() => live.stop())}
          onDraw={onDraw}
          onNew={onNew}
          running={running}
          canStop={talk.turn?.state === "running"}
          closed={closed}
          after={drawn}
        />
      </div>
    </main>
  );
}
