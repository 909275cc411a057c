/** A reading that somebody sent: no account, no cookie, no sound, and nothing to wait for. */
import { useEffect, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { sharing } from "../../api/sharing";
import { useSettings } from "../../preferences/settings";
import type { SharedReading } from "../../protocol/rest";
import { Button } from "../../ui/Button";
import { Conch } from "../../ui/conch/Conch";
import { Empty } from "../../ui/Empty";
import { Rich } from "../../ui/Rich";
import { TroubleCard } from "../../ui/TroubleCard";
import { wholeDay } from "../../words/format";
import { useWords } from "../../words/useWords";
import { drawOwn, type Ended, type PageData } from "./page-data";
import s from "./SharedPage.module.css";
import { TurningCards } from "./TurningCards";

interface Props {
  id: string;
  /** What came with the page; without it the reading is asked for. */
  data: PageData | null;
}

export function SharedPage({ id, data }: Props) {
  const words = useWords();
  const { reading, ended, problem, again } = useShared(id, data);
  const own = drawOwn(data?.home ?? "/", location.href);
  return (
    <div className="shared-page">
      <header className="shared-top">
        {/* pages of the app have other rules, and perhaps another host: each is loaded anew */}
        <a href={new URL(".", own).href} className="shared-brand">
          <Conch size={30} />
          <span>{words.brand}</span>
        </a>
      </header>
      <main id="content" className="shared-content" aria-busy={!reading && !ended && !problem}>
        {reading !== null ? (
          <Shown reading={reading} />
        ) : ended !== null ? (
          <Empty
            scene="moon"
            title={<h1 tabIndex={-1}>{words.shared.ended[ended].title}</h1>}
            text={words.shared.ended[ended].text}
          />
        ) : problem !== null ? (
          <section className={s.ended}>
            <h1 tabIndex={-1}>{words.shared.lost}</h1>
            <TroubleCard trouble={problem}>
              <Button look="main" onClick={again}>
                {words.trouble.reload}
              </Button>
            </TroubleCard>
          </section>
        ) : (
          <p className={s.ended}>{words.loading}</p>
        )}
      </main>
      <footer className="shared-foot">
        <a href={own} className="shared-own">
          {words.shared.own}
        </a>
        <p>{words.shared.ownText}</p>
      </footer>
    </div>
  );
}

function Shown({ reading }: { reading: SharedReading }) {
  const words = useWords();
  const { locale } = useSettings();
  const { name, date, question, text, reader, locale: lang } = reading;
  return (
    <article className="shared-reading">
      <header className="shared-about">
        <h1 tabIndex={-1}>
          <bdi>{name === null ? words.shared.someone : words.shared.whose(name)}</bdi>
        </h1>
        {date !== null && <time dateTime={date}>{wholeDay(date, locale)}</time>}
        {/* what is written by a machine says so before its first word */}
        <p className="shared-label">
          {reader === "storyteller" ? words.shared.storyteller : words.shared.ai}
        </p>
      </header>
      {question !== null && (
        <figure className="shared-question">
          <figcaption>{words.shared.question}</figcaption>
          <blockquote lang={lang} dir="auto">
            {question}
          </blockquote>
        </figure>
      )}
      <section className="shared-table" aria-label={words.shared.cards}>
        <TurningCards reading={reading} />
      </section>
      <section className="shared-words" aria-label={words.shared.reading}>
        <Rich text={text} lang={lang} />
      </section>
      <p className="shared-note">{words.shared.whoSees}</p>
    </article>
  );
}

interface Shared {
  reading: SharedReading | null;
  ended: Ended | null;
  problem: ApiProblem | null;
}

function useShared(id: string, data: PageData | null): Shared & { again: () => void } {
  const [shared, setShared] = useState<Shared>({
    reading: data?.reading ?? null,
    ended: data?.ended ?? null,
    problem: null,
  });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    if (data !== null) return;
    let current = true;
    const show = (change: Partial<Shared>) =>
      current && setShared({ reading: null, ended: null, problem: null, ...change });
    sharing.shared(id).then(
      (reading) => show({ reading }),
      (error) => {
        const problem = asProblem(error);
        if (problem.status === 410) show({ ended: "over" });
        else if (problem.isNowhere) show({ ended: "unknown" });
        else show({ problem });
      },
    );
    return () => {
      current = false;
    };
  }, [id, data, tries]);
  const again = () => {
    setShared({ reading: null, ended: null, problem: null });
    setTries((count) => count + 1);
  };
  return { ...shared, again };
}
