/** The talk: chat, draw and reading put together. */
import { type MouseEvent, useCallback, useEffect, useState } from "react";
import { conversations } from "../api/conversations";
import { asProblem } from "../api/problem";
import { AccountButton } from "../features/account/AccountButton";
import { Chat } from "../features/chat/Chat";
import { EndDialog } from "../features/chat/EndDialog";
import { UnkeptBar } from "../features/chat/UnkeptBar";
import { keepDraft } from "../features/chat/useDraft";
import { DrawDialog } from "../features/draw/DrawDialog";
import { OfferCard } from "../features/draw/OfferCard";
import { ReadingCards } from "../features/reading/ReadingCards";
import { go, Link } from "../navigation/router";
import { useTitle } from "../navigation/useTitle";
import type { SpreadId } from "../protocol/events";
import type { LiveTalk } from "../stream/live-talk";
import { announce } from "../ui/announce";
import { Button, buttonClass } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { SealChip } from "../ui/SealChip";
import { TroubleCard } from "../ui/TroubleCard";
import { useWords } from "../words/useWords";
import { spendFreshKey } from "./fresh";
import message from "./Message.module.css";
import { Opening } from "./Opening";
import s from "./TalkPage.module.css";
import { isUsed, type Opened, useOpenedTalk, useView } from "./useLiveTalk";

export function TalkPage({ id }: { id: string | null }) {
  const words = useWords();
  const { live, problem, again, reopen } = useOpenedTalk(id);
  if (live !== null) return <Talk live={live} reopen={reopen} key={live.id} />;
  if (problem === null) return <Opening text={words.chat.opening} />;
  if (problem.status === 404 || problem.code === "invalid_path") return <GoneTalk />;
  return (
    <main id="content" className={message.message}>
      <h1 tabIndex={-1}>{words.chat.title}</h1>
      <TroubleCard trouble={problem} kept={words.trouble.keptTurn}>
        <Button look="main" onClick={again}>
          {words.trouble.retry}
        </Button>
        <Link href="/" className={buttonClass("quiet")}>
          {words.nav.home}
        </Link>
      </TroubleCard>
    </main>
  );
}

function GoneTalk() {
  const words = useWords();
  useTitle(words.chat.gone);
  return (
    <main id="content" className={message.message}>
      <h1 tabIndex={-1}>{words.chat.gone}</h1>
      <p>{words.chat.goneText}</p>
      <Link href="/chat" className={buttonClass("main")}>
        {words.chat.newTalk}
      </Link>
      <Link href="/history" className={buttonClass("quiet")}>
        {words.nav.history}
      </Link>
    </main>
  );
}

function Talk({ live, reopen }: { live: LiveTalk; reopen: Opened["reopen"] }) {
  const words = useWords();
  const view = useView(live);
  const { talk } = view;
  const [drawing, setDrawing] = useState(false);
  const [spread, setSpread] = useState<SpreadId>(talk.spread);
  const offer = useCallback((wanted: SpreadId) => live.offer(wanted), [live]);
  const draw = useCallback((positions: number[]) => live.draw(positions), [live]);
  const close = useCallback(() => setDrawing(false), []);
  const { leavingTo, ask, leave, away, end } = useLeaving(live, talk.temporary && isUsed(view));
  useTitle(talk.title ?? words.chat.title);
  // A deck that the reader offers, here or in another tab, is laid out for its own spread.
  const offered = talk.draw?.state === "offered" ? talk.draw.spread : null;
  useEffect(() => {
    if (offered !== null) setSpread(offered);
  }, [offered]);
  if (view.lost?.status === 404) return <GoneTalk />;
  const ready = talk.draw?.state === "offered" && talk.turn === null;
  return (
    <div className={s.talk}>
      <header className={s.top}>
        <Link
          href="/"
          className={buttonClass("icon")}
          aria-label={words.nav.home}
          onClick={away("/")}
        >
          <Icon name="back" />
        </Link>
        <div className={s.name}>
          <h1 tabIndex={-1}>{words.chat.title}</h1>
          <p>
            {talk.reader.offline ? words.offlineReaderShort : words.modelReader(talk.reader.name)}
          </p>
        </div>
        <AccountButton />
        <Link
          href="/history"
          className={buttonClass("icon")}
          aria-label={words.nav.history}
          onClick={away("/history")}
        >
          <Icon name="talks" />
        </Link>
        <button
          type="button"
          className={buttonClass("icon")}
          aria-label={words.chat.newTalk}
          onClick={() => leave("/chat")}
        >
          <Icon name="plus" />
        </button>
      </header>
      {talk.temporary && <UnkeptBar until={talk.expiresAt ?? null} onEnd={() => ask("/")} />}
      <Chat
        live={live}
        view={view}
        onDraw={() => setDrawing(true)}
        onNew={() => leave("/chat")}
        onReopen={reopen}
        cardsOf={(cards, isLatest) => (
          <ReadingCards cards={cards} locale={talk.locale} draw={isLatest ? talk.draw : null} />
        )}
        offer={
          ready && talk.draw ? (
            <OfferCard
              spread={spread}
              onSpread={setSpread}
              onDraw={() => setDrawing(true)}
              seal={<SealChip draw={talk.draw} />}
            />
          ) : null
        }
      />
      {leavingTo !== null && <EndDialog onEnd={end} onClose={() => ask(null)} />}
      {drawing && (
        <DrawDialog
          talk={talk}
          problem={view.problem}
          spread={spread}
          onSpread={setSpread}
          offer={offer}
          draw={draw}
          onClose={close}
        />
      )}
    </div>
  );
}

/** The ways out. What is written down nowhere is not left without a question. */
function useLeaving(live: LiveTalk, asks: boolean) {
  const words = useWords();
  const [leavingTo, ask] = useState<string | null>(null);
  const leave = (to: string) => (asks ? ask(to) : go(to));
  /** The same for a link. */
  const away = (to: string) => (event: MouseEvent) => {
    // In another window this talk stays where it is.
    if (!asks || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    ask(to);
  };
  const end = async () => {
    // Its end is no news to whoever ends it.
    live.rest();
    try {
      await conversations.remove(live.id);
    } catch (error) {
      // Gone already is what was wanted.
      if (asProblem(error).status !== 404) {
        live.start();
        throw error;
      }
    }
    keepDraft({ id: live.id, temporary: true }, "");
    spendFreshKey(true);
    announce(words.unkept.ended);
    go(leavingTo ?? "/");
  };
  return { leavingTo, ask, leave, away, end };
}
