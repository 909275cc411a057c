/** The talk: chat, draw and reading put together. */
import { useCallback, useEffect, useState } from "react";
import { AccountButton } from "../features/account/AccountButton";
import { Chat } from "../features/chat/Chat";
import { DrawDialog } from "../features/draw/DrawDialog";
import { OfferCard } from "../features/draw/OfferCard";
import { ReadingCards } from "../features/reading/ReadingCards";
import { go, Link } from "../navigation/router";
import { useTitle } from "../navigation/useTitle";
import type { SpreadId } from "../protocol/events";
import type { LiveTalk } from "../stream/live-talk";
import { Button, buttonClass } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { SealChip } from "../ui/SealChip";
import { TroubleCard } from "../ui/TroubleCard";
import { useWords } from "../words/useWords";
import message from "./Message.module.css";
import { Opening } from "./Opening";
import s from "./TalkPage.module.css";
import { useOpenedTalk, useView } from "./useLiveTalk";

export function TalkPage({ id }: { id: string | null }) {
  const words = useWords();
  const { live, problem, again } = useOpenedTalk(id);
  if (live !== null) return <Talk live={live} key={live.id} />;
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

function Talk({ live }: { live: LiveTalk }) {
  const words = useWords();
  const view = useView(live);
  const { talk } = view;
  const [drawing, setDrawing] = useState(false);
  const [spread, setSpread] = useState<SpreadId>(talk.spread);
  const offer = useCallback((wanted: SpreadId) => live.offer(wanted), [live]);
  const draw = useCallback((positions: number[]) => live.draw(positions), [live]);
  const close = useCallback(() => setDrawing(false), []);
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
        <Link href="/" className={buttonClass("icon")} aria-label={words.nav.home}>
          <Icon name="back" />
        </Link>
        <div className={s.name}>
          <h1 tabIndex={-1}>{words.chat.title}</h1>
          <p>
            {talk.reader.offline ? words.offlineReaderShort : words.modelReader(talk.reader.name)}
          </p>
        </div>
        <AccountButton />
        <Link href="/history" className={buttonClass("icon")} aria-label={words.nav.history}>
          <Icon name="talks" />
        </Link>
        <button
          type="button"
          className={buttonClass("icon")}
          aria-label={words.chat.newTalk}
          onClick={() => go("/chat")}
        >
          <Icon name="plus" />
        </button>
      </header>
      <Chat
        live={live}
        view={view}
        onDraw={() => setDrawing(true)}
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
