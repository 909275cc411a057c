import type { ReactNode } from "react";
import { experts } from "../../api/rooms";
import { useAnswer, useWatch } from "../../api/useAnswer";
import { Link } from "../../navigation/router";
import { useTitle } from "../../navigation/useTitle";
import type { Expert } from "../../protocol/rest";
import { Button, buttonClass } from "../../ui/Button";
import { Conch } from "../../ui/conch/Conch";
import { TroubleCard } from "../../ui/TroubleCard";
import { WayOut } from "../../ui/WayOut";
import { useWords } from "../../words/useWords";
import { Become } from "./Become";
import { ExpertEntry } from "./ExpertEntry";
import s from "./Experts.module.css";
import { OwnCorner } from "./OwnCorner";

/** Whoever comes or goes is seen within this time. */
const LOOK_MS = 20_000;

const ORDER = { here: 0, busy: 1, away: 2 };

interface Props {
  /** What opens a room for those who may, or leads back into the one that is open. */
  openRoom: (existing: string | null) => ReactNode;
}

/** Who can be met, and one's own room for whoever is an expert. */
export function Experts({ openRoom }: Props) {
  const words = useWords();
  const answer = useAnswer(experts.list);
  useWatch(answer.again, LOOK_MS);
  useTitle(words.experts.title);
  const { value, problem } = answer;
  const found = value?.experts.toSorted(
    (one, other) => ORDER[one.presence] - ORDER[other.presence],
  );
  return (
    <div className={s.experts}>
      <header className={s.head}>
        <h1 tabIndex={-1}>{words.experts.title}</h1>
        <p>{words.experts.lead}</p>
      </header>
      <WayOut />
      <OwnCorner openRoom={openRoom} onChange={answer.again} />
      <section className={s.found} aria-labelledby="experts" aria-busy={found === undefined}>
        <h2 id="experts">{words.experts.list}</h2>
        {found === undefined ? (
          problem ? (
            <TroubleCard trouble={problem}>
              <Button look="main" onClick={answer.again}>
                {words.trouble.reload}
              </Button>
            </TroubleCard>
          ) : (
            <p className={s.soft}>{words.experts.loading}</p>
          )
        ) : (
          <Found experts={found} />
        )}
      </section>
      <section className={s.how} aria-labelledby="how">
        <h2 id="how">{words.experts.how}</h2>
        <ol>
          {words.experts.steps.map(({ name, text }) => (
            <li key={name}>
              <h3>{name}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </section>
      <Become />
    </div>
  );
}

/** Honest about nobody being there. */
function Found({ experts: found }: { experts: Expert[] }) {
  const words = useWords().experts;
  const isAnyHere = found.some(({ presence }) => presence === "here");
  return (
    <>
      {found.length > 0 && (
        <ul className={s.list}>
          {found.map((expert) => (
            <ExpertEntry key={expert.handle} expert={expert} />
          ))}
        </ul>
      )}
      {!isAnyHere && (
        <div className={s.nobody}>
          <Conch size={44} />
          <div>
            {found.length === 0 && <h3>{words.none}</h3>}
            <p>{found.length === 0 ? words.noneText : words.allAway}</p>
          </div>
          <Link href="/chat" className={buttonClass("quiet")}>
            {words.conch}
          </Link>
        </div>
      )}
    </>
  );
}
