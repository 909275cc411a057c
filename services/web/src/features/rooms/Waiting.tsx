import { useState } from "react";
import type { ApiProblem } from "../../api/problem";
import { useTitle } from "../../navigation/useTitle";
import type { HandedReading } from "../../protocol/events";
import type { ExpertCard } from "../../protocol/rest";
import type { MediaView } from "../../rtc/local-media";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import { DeviceTroubles, type Retried } from "./DeviceTroubles";
import { HandedView } from "./HandedView";
import { type Network, NetworkDot } from "./NetworkDot";
import { type Kind, Preview } from "./Preview";
import { minutesBetween } from "./useNow";
import s from "./Waiting.module.css";

/** So long nobody has answered: say what else can be done. */
const LONG_MINUTES = 10;

interface Props {
  expert: ExpertCard | null;
  isHostHere: boolean;
  isLineOpen: boolean;
  held: string | null;
  /** Milliseconds since 1970. */
  since: number;
  now: number;
  handed: HandedReading | null;
  network: Network;
  view: MediaView;
  level: number;
  onOpen: (wish: { camera: boolean; microphone: boolean }) => void;
  onSwitch: (kind: Kind, on: boolean) => void;
  onChoose: (kind: Kind, id: string) => void;
  onRetry: (kind: Retried) => void;
  isLeaving: boolean;
  problem: ApiProblem | null;
  onWithdraw: (how: "all" | "reading") => void;
}

/** Whoever has knocked: who knows of it, what they said, and the way back. */
export function Waiting(props: Props) {
  const { expert, isHostHere, isLineOpen, held, since, now, handed, network, view } = props;
  const { isLeaving, problem, onWithdraw } = props;
  const words = useWords();
  const text = words.rooms.waiting;
  const minutes = minutesBetween(since, now);
  const [waved, setWaved] = useState(0);
  const isLong = minutes >= waved + LONG_MINUTES;
  useTitle(held ?? text.title);
  const name = expert?.nickname ?? "";
  return (
    <div className={s.waiting}>
      <div className={s.left}>
        <header className={s.head}>
          <span className={s.door} data-here={isHostHere}>
            <Avatar name={name || "·"} picture={expert?.avatar} size={88} />
          </span>
          <h1 tabIndex={-1}>{text.title}</h1>
          {expert && isHostHere && <p>{text.told(name)}</p>}
          <p className={s.since}>{text.since(minutes)}</p>
        </header>
        <div role="status" className={s.news}>
          {!isLineOpen ? (
            <p>{text.reconnecting}</p>
          ) : held !== null ? (
            <figure className={s.held}>
              <figcaption>{text.held}</figcaption>
              <blockquote dir="auto">{held}</blockquote>
              <p>{text.heldText}</p>
            </figure>
          ) : (
            <p>{isHostHere ? text.stay : text.hostAway}</p>
          )}
        </div>
        {isLong && (
          <section className={s.long} role="alert">
            <h2>{text.long}</h2>
            <p>{text.longText}</p>
            <div className={s.acts}>
              <Button look="main" onClick={() => setWaved(minutes)}>
                {text.keepWaiting}
              </Button>
              <Button aria-disabled={isLeaving} onClick={() => onWithdraw("all")}>
                {text.leave}
              </Button>
            </div>
          </section>
        )}
        {problem && <TroubleCard trouble={problem} kept={text.stillThere} />}
        {!isLong && (
          <Button
            className={s.withdraw}
            aria-disabled={isLeaving}
            onClick={() => onWithdraw("all")}
          >
            {isLeaving ? text.withdrawing : text.withdraw}
          </Button>
        )}
      </div>
      <div className={s.right}>
        <Preview
          camera={view.camera}
          microphone={view.microphone}
          video={view.localVideo}
          level={props.level}
          choices={view.choices}
          onOpen={props.onOpen}
          onSwitch={props.onSwitch}
          onChoose={props.onChoose}
        />
        <DeviceTroubles camera={view.camera} microphone={view.microphone} onRetry={props.onRetry} />
        <NetworkDot network={network} />
        {handed !== null && (
          <section className={s.handed} aria-labelledby="handed">
            <h2 id="handed">{text.handed}</h2>
            <HandedView reading={handed} />
            <Button look="plain" aria-disabled={isLeaving} onClick={() => onWithdraw("reading")}>
              {text.takeBack}
            </Button>
          </section>
        )}
      </div>
    </div>
  );
}
