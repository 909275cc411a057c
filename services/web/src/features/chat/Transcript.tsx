import type { ReactNode } from "react";
import type { DrawnCard } from "../../protocol/events";
import type { LiveView } from "../../stream/live-talk";
import { Button } from "../../ui/Button";
import { Conch } from "../../ui/conch/Conch";
import { Rich } from "../../ui/Rich";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import { CareLines } from "./CareLines";
import { type Line, linesOf } from "./lines";
import { Thinking } from "./Thinking";
import s from "./Transcript.module.css";

interface Props {
  view: LiveView;
  cardsOf: (cards: DrawnCard[], isLatest: boolean) => ReactNode;
  /** What can be done with a reading that was told to its end. */
  afterReading: (reading: string) => ReactNode;
  onRetry: () => void;
  /** These words are not answered as they are: let the seeker change them. */
  onRewrite: (text: string) => void;
}

/** What was said. Silent for screen readers: one announcer tells each answer once. */
export function Transcript({ view, cardsOf, afterReading, onRetry, onRewrite }: Props) {
  const words = useWords();
  const { talk, waitingSince } = view;
  const lines = linesOf(view);
  const latestCards = lines.findLast(({ cards }) => cards !== null)?.key;
  const asked = lines.findLast(({ role }) => role === "seeker")?.text;
  const failed = talk.turn?.state === "failed" ? talk.turn : null;
  const busy = waitingSince !== null || talk.turn?.state === "running";
  const waits = waitingSince !== null && !lines.some(({ live }) => live);
  return (
    <div
      className={s.transcript}
      role="log"
      aria-live="off"
      aria-label={words.chat.transcript}
      aria-busy={busy}
    >
      {lines.map((line) =>
        line.role === "seeker" ? (
          <SeekerLine key={line.key} line={line} lang={talk.locale} />
        ) : (
          <ReaderLine
            key={line.key}
            line={line}
            lang={talk.locale}
            cards={line.cards && cardsOf(line.cards, line.key === latestCards)}
            after={line.reading !== null && afterReading(line.reading)}
          />
        ),
      )}
      {waits && <Thinking since={waitingSince} />}
      {failed && (
        <TroubleCard
          trouble={{ code: failed.code ?? "internal", retryAfterSeconds: failed.retryAfterSeconds }}
          kept={words.trouble.keptTurn}
        >
          {failed.retryable !== false ? (
            <Button look="main" onClick={onRetry}>
              {words.trouble.retry}
            </Button>
          ) : (
            asked !== undefined && (
              <Button look="main" onClick={() => onRewrite(asked)}>
                {words.trouble.rewrite}
              </Button>
            )
          )}
        </TroubleCard>
      )}
    </div>
  );
}

function SeekerLine({ line, lang }: { line: Line; lang: string }) {
  const words = useWords();
  return (
    <article className={line.pending ? `${s.seeker} ${s.pending}` : s.seeker} data-line={line.key}>
      <h2 className="unseen">{words.chat.you}</h2>
      <p lang={lang}>{line.text}</p>
    </article>
  );
}

interface ReaderProps {
  line: Line;
  lang: string;
  cards: ReactNode;
  after: ReactNode;
}

function ReaderLine({ line, lang, cards, after }: ReaderProps) {
  const words = useWords();
  const look = [s.reader, cards ? s.withCards : "", line.live ? s.live : ""];
  return (
    <article
      className={look.join(" ")}
      aria-busy={line.live}
      data-line={line.key}
      data-kind={line.kind}
    >
      <h2 className="unseen">{words.chat.reader}</h2>
      {cards ? <div className={s.cards}>{cards}</div> : <Mark answering={line.live} />}
      <div className={s.words}>
        {line.text === "" ? <Thinking since={Date.now()} /> : <Rich text={line.text} lang={lang} />}
        {line.stopped && <p className={s.stopped}>{words.chat.stopped}</p>}
        {line.kind === "care" && <CareLines />}
        {after && <div className={s.after}>{after}</div>}
      </div>
    </article>
  );
}

function Mark({ answering }: { answering: boolean }) {
  return (
    <span className={s.mark}>
      <Conch size={30} answering={answering} />
    </span>
  );
}
