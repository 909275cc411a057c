import { useCallback, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { experts } from "../../api/rooms";
import { useAnswer, useWatch } from "../../api/useAnswer";
import { go, Link } from "../../navigation/router";
import { useTitle } from "../../navigation/useTitle";
import type { Expert } from "../../protocol/rest";
import { keepInvite } from "../../session/seats";
import { Avatar } from "../../ui/Avatar";
import { announce } from "../../ui/announce";
import { Button, buttonClass } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { TroubleCard } from "../../ui/TroubleCard";
import { WayOut } from "../../ui/WayOut";
import { useWords } from "../../words/useWords";
import s from "./ExpertPage.module.css";
import { Presence } from "./Presence";

/** Whoever waits here for somebody learns of it within this time. */
const LOOK_MS = 10_000;

/** `/@handle`: who somebody is, and their door while they are here. */
export function ExpertPage({ handle }: { handle: string }) {
  const words = useWords();
  const ask = useCallback(() => experts.show(handle), [handle]);
  const { value: expert, problem, again, put } = useAnswer(ask);
  useWatch(again, LOOK_MS);
  useTitle(expert?.nickname ?? words.experts.title);
  if (problem?.status === 404) return <NobodyOfThisName />;
  if (expert === null) {
    return (
      <div className={s.page} aria-busy={problem === null}>
        <h1 tabIndex={-1} className="unseen">
          {words.experts.title}
        </h1>
        {problem ? (
          <TroubleCard trouble={problem}>
            <Button look="main" onClick={again}>
              {words.trouble.reload}
            </Button>
          </TroubleCard>
        ) : (
          <p className={s.soft}>{words.experts.loading}</p>
        )}
      </div>
    );
  }
  return (
    <article className={s.page}>
      <header className={s.head} data-presence={expert.presence}>
        <span className={s.face}>
          <Avatar name={expert.nickname} picture={expert.avatar} size={112} />
        </span>
        <h1 tabIndex={-1} dir="auto">
          {expert.nickname}
        </h1>
        <p role="status">
          <Presence of={expert.presence} />
        </p>
        {expert.headline && (
          <p className={s.headline} dir="auto">
            {expert.headline}
          </p>
        )}
      </header>
      <WayOut />
      <Door expert={expert} onAway={() => put({ ...expert, presence: "away" })} look={again} />
      <About expert={expert} />
    </article>
  );
}

function Door({ expert, onAway, look }: { expert: Expert; onAway: () => void; look: () => void }) {
  const words = useWords();
  const text = words.experts.page;
  const [isFinding, setFinding] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const knock = async () => {
    if (isFinding) return;
    setFinding(true);
    setProblem(null);
    try {
      const { room, invite } = await experts.visit(expert.handle);
      keepInvite(room, invite.token);
      go(`/room/${room}`);
    } catch (error) {
      const told = asProblem(error);
      setFinding(false);
      if (told.code !== "expert_away") return setProblem(told);
      announce(words.rooms.troubles.expert_away);
      onAway();
    }
  };
  if (expert.presence === "here") {
    return (
      <section className={s.door}>
        <Button
          look="main"
          className={s.knock}
          aria-disabled={isFinding}
          onClick={() => void knock()}
        >
          {isFinding ? text.finding : text.knock}
        </Button>
        <p>{text.knockText}</p>
        {problem && <TroubleCard trouble={problem} kept={text.notStarted} />}
      </section>
    );
  }
  return (
    <section className={s.door}>
      <p>{expert.presence === "busy" ? text.busyText : text.awayText}</p>
      <div className={s.acts}>
        <Button onClick={look}>{text.check}</Button>
        <Link href="/chat" className={buttonClass("main")}>
          {words.experts.conch}
        </Link>
      </div>
    </section>
  );
}

function About({ expert }: { expert: Expert }) {
  const words = useWords().experts;
  const { about, specialities, languages } = expert;
  return (
    <dl className={s.about}>
      {about && (
        <div>
          <dt>{words.page.about}</dt>
          <dd className={s.words} dir="auto">
            {about}
          </dd>
        </div>
      )}
      {specialities.length > 0 && (
        <div>
          <dt>{words.page.specialities}</dt>
          <dd className={s.tags}>
            {specialities.map((it) => (
              <span key={it} dir="auto">
                {it}
              </span>
            ))}
          </dd>
        </div>
      )}
      {languages.length > 0 && (
        <div>
          <dt>{words.speaks}</dt>
          <dd>{languages.map((it) => words.languages[it]).join(", ")}</dd>
        </div>
      )}
    </dl>
  );
}

function NobodyOfThisName() {
  const words = useWords().experts;
  useTitle(words.page.gone);
  return (
    <Empty
      whole
      scene="moon"
      title={<h1 tabIndex={-1}>{words.page.gone}</h1>}
      text={words.page.goneText}
    >
      <Link href="/experts" className={buttonClass("main")}>
        {words.page.all}
      </Link>
    </Empty>
  );
}
