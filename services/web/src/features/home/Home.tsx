import { type ReactNode, Suspense, useEffect, useState } from "react";
import { conversations } from "../../api/conversations";
import { BACK_URL } from "../../api/library";
import { Link } from "../../navigation/router";
import { useTitle } from "../../navigation/useTitle";
import type { ConversationSummary } from "../../protocol/rest";
import { useSession } from "../../session/useSession";
import { CardImage } from "../../ui/CardImage";
import { Conch } from "../../ui/conch/Conch";
import { GreatConch } from "../../ui/conch/GreatConch";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./Home.module.css";

/** Three of the 78, open. */
const OPEN = ["major-18", "major-17", "major-19"];

interface Props {
  /** What an expert does first. */
  forExpert: ReactNode;
}

export function Home({ forExpert }: Props) {
  const words = useWords().home;
  const { aiLabel, library } = useWords();
  const latest = useLatest();
  const isExpert = useSession()?.member?.expert === "yes";
  useTitle(null);
  return (
    <div className={s.home}>
      <section className={s.hero}>
        <div className={s.scene}>
          <img
            className={`${s.card} ${s.cardLeft}`}
            src={BACK_URL}
            alt=""
            width={300}
            height={500}
          />
          <img
            className={`${s.card} ${s.cardRight}`}
            src={BACK_URL}
            alt=""
            width={300}
            height={500}
          />
          <GreatConch size={204} />
        </div>
        <div className={s.words}>
          <h1 tabIndex={-1}>{words.title}</h1>
          <p className={s.lead}>{words.lead}</p>
          <div className={s.entrances}>
            <Link href="/chat" className={`${s.entrance} ${s.first}`}>
              <Conch size={44} plain />
              <span>
                <strong>{words.aiName}</strong>
                <small>{words.aiText}</small>
              </span>
              <Icon name="forward" />
            </Link>
            <Link href="/experts" className={s.entrance}>
              <Icon name="people" size={34} />
              <span>
                <strong>{words.expertName}</strong>
                <small>{words.expertText}</small>
              </span>
              <Icon name="forward" />
            </Link>
            {/* two presses from here, and an invitation is out */}
            {isExpert && <Suspense fallback={null}>{forExpert}</Suspense>}
          </div>
          <p className={s.label}>{aiLabel}</p>
          {latest && (
            <Link href={`/chat/${latest.id}`} className={s.latest}>
              <span>{words.continueName}</span>
              <strong>{latest.title}</strong>
              <Icon name="forward" size={18} />
            </Link>
          )}
        </div>
      </section>
      <section className={s.way} aria-labelledby="steps">
        <Link href="/library" className={s.gallery}>
          <span className={s.faces} aria-hidden="true">
            {OPEN.map((card) => (
              <CardImage key={card} card={card} name="" lazy />
            ))}
          </span>
          <span>
            {library.title}
            <Icon name="forward" size={18} />
          </span>
        </Link>
        <div>
          <h2 id="steps">{words.stepsTitle}</h2>
          <ol className={s.steps}>
            {words.steps.map(({ name, text }, index) => (
              <li key={name}>
                <span aria-hidden="true">{index + 1}</span>
                <h3>{name}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ol>
        </div>
      </section>
      <section className={s.seal} aria-labelledby="seal">
        <Icon name="seal" size={40} />
        <div>
          <h2 id="seal">{words.sealTitle}</h2>
          <p>{words.sealText}</p>
          <p>{words.keep}</p>
        </div>
      </section>
    </div>
  );
}

/** The talk to go on with, if there is one. Nobody waits for it. */
function useLatest(): ConversationSummary | null {
  const [latest, setLatest] = useState<ConversationSummary | null>(null);
  useEffect(() => {
    let current = true;
    conversations.list().then(
      ({ items }) => current && setLatest(items.find(({ title }) => title !== null) ?? null),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  return latest;
}
