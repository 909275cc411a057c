import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Knock } from "../../protocol/events";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Fold } from "../../ui/Fold";
import { Icon } from "../../ui/Icon";
import { Switch } from "../../ui/Switch";
import { useWords } from "../../words/useWords";
import { HandedView } from "./HandedView";
import s from "./Knocks.module.css";
import { minutesBetween } from "./useNow";

/** As long as a word to somebody at the door may be. */
const LONGEST_MESSAGE = 200;

interface Props {
  knock: Knock;
  now: number;
  admitting: string | null;
  onAdmit: (seat: string) => void;
  onHold: (seat: string, message: string) => void;
  onDeny: (seat: string, block: boolean) => void;
}

/** Who somebody is and what about, before the door is opened; letting in is one press. */
export function KnockCard({ knock, now, admitting, onAdmit, onHold, onDeny }: Props) {
  const words = useWords().rooms.knocks;
  const [doing, setDoing] = useState<"hold" | "deny" | null>(null);
  const { seat, nickname, worry, reading, held, at, session } = knock;
  const isAdmitting = admitting === seat;
  const isOff = admitting !== null;
  return (
    <li className={s.card}>
      <div className={s.who}>
        <Avatar name={nickname} size={46} />
        <div>
          <h2 dir="auto">{nickname}</h2>
          <p>
            {session === undefined ? words.away : words.since(minutesBetween(Date.parse(at), now))}
          </p>
        </div>
        <Devices knock={knock} />
      </div>
      {worry ? (
        <blockquote className={s.worry} dir="auto">
          <small>{words.worry}</small>
          <p>{worry}</p>
        </blockquote>
      ) : (
        <p className={s.soft}>{words.noWorry}</p>
      )}
      {reading && (
        <Fold
          className={s.reading}
          name={
            <>
              <Icon name="cards" size={18} />
              {words.reading}
            </>
          }
        >
          <HandedView reading={reading} />
        </Fold>
      )}
      {held && <p className={s.soft}>{words.held(held)}</p>}
      {doing === null && (
        <div className={s.acts}>
          <Button
            look="main"
            aria-label={words.admitOf(nickname)}
            aria-disabled={isOff}
            onClick={() => !isOff && onAdmit(seat)}
          >
            <Icon name="door" size={20} />
            {isAdmitting ? words.admitting : words.admit}
          </Button>
          <Button
            aria-label={words.holdOf(nickname)}
            aria-disabled={isOff}
            onClick={() => !isOff && setDoing("hold")}
          >
            {words.hold}
          </Button>
          <Button
            look="plain"
            aria-label={words.denyOf(nickname)}
            aria-disabled={isOff}
            onClick={() => !isOff && setDoing("deny")}
          >
            {words.deny}
          </Button>
        </div>
      )}
      {doing === "hold" && (
        <Hold
          onSend={(message) => {
            onHold(seat, message);
            setDoing(null);
          }}
          onClose={() => setDoing(null)}
        />
      )}
      {doing === "deny" && (
        <Deny
          nickname={nickname}
          onDeny={(block) => onDeny(seat, block)}
          onClose={() => setDoing(null)}
        />
      )}
    </li>
  );
}

function Devices({ knock }: { knock: Knock }) {
  const words = useWords().rooms.knocks;
  const shown = [
    { name: words.microphone, isReady: knock.microphone, icon: "microphone" },
    { name: words.camera, isReady: knock.camera, icon: "camera" },
  ] as const;
  return (
    <ul className={s.devices}>
      {shown.map(({ name, isReady, icon }) => (
        <li key={icon} data-ready={isReady}>
          <Icon name={isReady ? icon : `${icon}Off`} size={18} />
          <span className="unseen">{isReady ? words.ready(name) : words.off(name)}</span>
        </li>
      ))}
    </ul>
  );
}

function Hold({ onSend, onClose }: { onSend: (message: string) => void; onClose: () => void }) {
  const words = useWords();
  const text = words.rooms.knocks;
  const [message, setMessage] = useState(text.holdPreset);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (message.trim() !== "") onSend(message.trim());
  };
  return (
    <form className={s.doing} onSubmit={send}>
      <label>
        {text.holdMessage}
        <input
          ref={field}
          value={message}
          maxLength={LONGEST_MESSAGE}
          enterKeyHint="send"
          onChange={({ target }) => setMessage(target.value)}
        />
      </label>
      <div className={s.acts}>
        <Button look="main" type="submit">
          {text.holdSend}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}

interface DenyProps {
  nickname: string;
  onDeny: (block: boolean) => void;
  onClose: () => void;
}

function Deny({ nickname, onDeny, onClose }: DenyProps) {
  const words = useWords();
  const text = words.rooms.knocks;
  const [block, setBlock] = useState(false);
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <fieldset className={s.doing}>
      <legend>{text.denyAsk(nickname)}</legend>
      <p className={s.soft}>{text.denyText}</p>
      <Switch name={text.block} isOn={block} onSwitch={setBlock} />
      <div className={s.acts}>
        <Button ref={stay} onClick={onClose}>
          {words.cancel}
        </Button>
        <Button look="danger" onClick={() => onDeny(block)}>
          {text.deny}
        </Button>
      </div>
    </fieldset>
  );
}
