/** The talk: chat, draw and reading put together. */
import {
  type MouseEvent,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useState,
} from "react";
import { conversations } from "../api/conversations";
import { asProblem } from "../api/problem";
import { AccountButton } from "../features/account/AccountButton";
import { Chat } from "../features/chat/Chat";
import { EndDialog } from "../features/chat/EndDialog";
import { UnkeptBar } from "../features/chat/UnkeptBar";
import { keepDraft } from "../features/chat/useDraft";
import { OfferCard } from "../features/draw/OfferCard";
import { TalksAside } from "../features/history/TalksAside";
import { ReadingCards } from "../features/reading/ReadingCards";
import { go, Link } from "../navigation/router";
import { useTitle } from "../navigation/useTitle";
import { useSettings } from "../preferences/settings";
import type { SpreadId } from "../protocol/events";
import type { LiveTalk } from "../stream/live-talk";
import { announce } from "../ui/announce";
import { Button, buttonClass } from "../ui/Button";
import { Empty } from "../ui/Empty";
import { Icon } from "../ui/Icon";
import { SealChip } from "../ui/SealChip";
import { TroubleCard } from "../ui/TroubleCard";
import { useWords } from "../words/useWords";
import { spendFreshKey } from "./fresh";
import message from "./Message.module.css";
import { Opening } from "./Opening";
import { part, Show } from "./part";
import { ShareReading } from "./ShareReading";
import s from "./TalkPage.module.css";
import { isUsed, type Opened, useGist, useOpenedTalk, useView } from "./useLiveTalk";
import { useMedia } from "./useMedia";

const drawDialog = part(() => import("../features/draw/DrawDialog").then((it) => it.DrawDialog));

/** From here on there is room for the list of talks beside the open one. */
const WIDE = "(min-width: 1100px)";

export function TalkPage({ id }: { id: string | null }) {
  const words = useWords();
  const { live, isPast, problem, again, reopen } = useOpenedTalk(id);
  const leaving = useLeaving(live);
  const isWide = useMedia(WIDE);
  const isOpen = live !== null;
  useEffect(() => {
    // What opens from here on takes a moment before it says so.
    if (isOpen) delete document.documentElement.dataset.opening;
  }, [isOpen]);
  const isListed = useSettings().talks === "shown" && isWide;
  const told = useGist(live);
  const change = (changed: string, isGone: boolean) => {
    if (changed !== live?.id) return;
    if (!isGone) return void live.refresh();
    // Its end is no news to whoever ends it.
    live.rest();
    go("/chat");
  };
  return (
    <div className={isWide ? s.page : undefined} data-listed={isListed}>
      {isWide && (
        <TalksAside
          current={id}
          told={told}
          away={leaving.away}
          onNew={() => leaving.leave("/chat")}
          onChange={change}
        />
      )}
      {live !== null ? (
        <Talk
          key={live.id}
          live={live}
          isPast={isPast}
          isListed={isListed}
          leaving={leaving}
          reopen={reopen}
        />
      ) : problem === null ? (
        <Opening text={words.chat.opening} />
      ) : problem.isNowhere ? (
        <GoneTalk />
      ) : (
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
      )}
      {leaving.to !== null && <EndDialog onEnd={leaving.end} onClose={() => leaving.ask(null)} />}
    </div>
  );
}

function GoneTalk() {
  const words = useWords();
  useTitle(words.chat.gone);
  return (
    <main id="content">
      <Empty
        whole
        scene="moon"
        title={<h1 tabIndex={-1}>{words.chat.gone}</h1>}
        text={words.chat.goneText}
      >
        <Link href="/chat" className={buttonClass("main")}>
          {words.chat.newTalk}
        </Link>
        <Link href="/history" className={buttonClass("quiet")}>
          {words.nav.history}
        </Link>
      </Empty>
    </main>
  );
}

interface TalkProps {
  live: LiveTalk;
  /** Another one is on its way, and this one only in view until then. */
  isPast: boolean;
  /** The list of talks is beside it. */
  isListed: boolean;
  leaving: Leaving;
  reopen: Opened["reopen"];
}

function Talk({ live, isPast, isListed, leaving, reopen }: TalkProps) {
  const words = useWords();
  const view = useView(live);
  const { talk } = view;
  const [drawing, setDrawing] = useState(false);
  const [spread, setSpread] = useState<SpreadId>(talk.spread);
  const offer = useCallback((wanted: SpreadId) => live.offer(wanted), [live]);
  const draw = useCallback((positions: number[]) => live.draw(positions), [live]);
  const close = useCallback(() => setDrawing(false), []);
  const { ask, leave, away } = leaving;
  useDrawAtHand();
  useTitle(talk.title ?? words.chat.title);
  // A deck that the reader offers, here or in another tab, is laid out for its own spread.
  const offered = talk.draw?.state === "offered" ? talk.draw.spread : null;
  useEffect(() => {
    if (offered !== null) setSpread(offered);
  }, [offered]);
  const ready = talk.draw?.state === "offered" && talk.turn === null;
  // The last words come first, and the deck in a task of its own: a slow phone answers in between.
  const isOffered = useDeferredValue(ready) && ready;
  if (view.lost?.status === 404) return <GoneTalk />;
  return (
    <div className={s.talk} inert={isPast}>
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
        {/* the list has both of its own */}
        {!isListed && (
          <>
            <Link
              href="/history"
              className={buttonClass("icon")}
              aria-label={words.nav.history}
              onClick={away("/history")}
            >
              <Icon name="talks" />
            </Link>
            <Button look="icon" aria-label={words.chat.newTalk} onClick={() => leave("/chat")}>
              <Icon name="plus" />
            </Button>
          </>
        )}
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
        afterReading={(reading) => <ShareReading key={reading} reading={reading} />}
        offer={
          isOffered && talk.draw ? (
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
        <Suspense fallback={null}>
          <Show
            of={drawDialog}
            with={{
              talk,
              problem: view.problem,
              spread,
              onSpread: setSpread,
              offer,
              draw,
              onClose: close,
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

/** The draw comes while somebody writes, before it is wanted. */
function useDrawAtHand(): void {
  useEffect(() => {
    const timer = setTimeout(() => drawDialog.preload().catch(() => undefined), 300);
    return () => clearTimeout(timer);
  }, []);
}

type Leaving = ReturnType<typeof useLeaving>;

/** The ways out. What is written down nowhere is not left without a question. */
function useLeaving(live: LiveTalk | null) {
  const words = useWords();
  const [asked, setAsked] = useState<{ of: LiveTalk; to: string } | null>(null);
  const asks = () => live?.view().talk.temporary === true && isUsed(live.view());
  const ask = (to: string | null) => setAsked(live && to !== null ? { of: live, to } : null);
  const leave = (to: string) => (asks() ? ask(to) : go(to));
  /** The same for a link. */
  const away = (to: string) => (event: MouseEvent) => {
    // In another window this talk stays where it is.
    if (!asks() || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    ask(to);
  };
  // Another talk came instead: nothing is left to ask.
  const to = asked !== null && asked.of === live ? asked.to : null;
  const end = async () => {
    if (live === null) return;
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
    setAsked(null);
    go(to ?? "/");
  };
  return { to, ask, leave, away, end };
}
