/** What stands on the stage while the other one cannot be seen. */
import type { ReactNode } from "react";
import type { CallView } from "../../rtc/call-view";
import { Avatar } from "../../ui/Avatar";
import { Conch } from "../../ui/conch/Conch";
import { useWords } from "../../words/useWords";
import { type Condition, clock, secondsUntil } from "./condition";
import s from "./Posters.module.css";
import type { Person } from "./Stage";
import { QUICK_MS, useLasting, useNow } from "./useView";

interface Props {
  view: CallView;
  condition: Condition;
  other: Person;
  /** What brings somebody in, for a host who is alone. */
  invite: ReactNode;
}

export function Posters({ view, condition, other, invite }: Props) {
  const words = useWords().consultation.poster;
  switch (condition) {
    case "joining":
      return <Poster sign={<Conch size={88} />} title={words.joining} busy />;
    case "alone":
      // Whoever knocks is what matters then.
      return view.knocks.length > 0 ? null : (
        <Poster sign={<Conch size={104} />} title={words.alone} text={words.aloneText}>
          {invite}
        </Poster>
      );
    case "away":
      return <Away view={view} other={other} />;
    case "connecting":
      return <Connecting other={other} />;
    default:
      return null;
  }
}

/** Mostly it takes so little time that a poster would only come between. */
function Connecting({ other }: { other: Person }) {
  const words = useWords().consultation.poster;
  const lasts = useLasting(true, QUICK_MS);
  if (!lasts) return null;
  return <Poster sign={<Ringed who={other} />} title={words.connecting(other.name)} busy />;
}

function Away({ view, other }: { view: CallView; other: Person }) {
  const words = useWords().consultation.poster;
  const now = useNow(true);
  const left = secondsUntil(view.peerAwayUntil, now);
  const title = view.role === "guest" ? words.hostAway : words.guestAway(other.name);
  return (
    <Poster sign={<Ringed who={other} />} title={title} text={words.awayText} busy>
      {left !== null && (
        <p className={s.left} role="timer">
          {left > 0 ? words.awayUntil(clock(left)) : words.awayOver}
        </p>
      )}
    </Poster>
  );
}

function Ringed({ who }: { who: Person }) {
  return (
    <span className={s.ringed}>
      <i />
      <i />
      <Avatar name={who.name} picture={who.picture} size={104} />
    </span>
  );
}

interface PosterProps {
  sign: ReactNode;
  title: string;
  text?: string | null;
  busy?: boolean;
  children?: ReactNode;
}

function Poster({ sign, title, text = null, busy = false, children }: PosterProps) {
  return (
    <div className={s.poster} aria-busy={busy}>
      <div className={s.sign}>{sign}</div>
      <h2>{title}</h2>
      {text && <p className={s.text}>{text}</p>}
      {children}
    </div>
  );
}
