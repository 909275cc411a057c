/** What one can do in a call: few buttons, each within a thumb's reach. */
import type { ReactNode } from "react";
import type { CallView } from "../../rtc/call-view";
import { Icon, type IconName } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import type { Shape } from "./arrange";
import s from "./Controls.module.css";
import { works } from "./condition";

interface Props {
  view: CallView;
  shape: Shape;
  isSmall: boolean;
  chat: { open: boolean; unseen: number };
  cards: { open: boolean; waits: boolean };
  onMicrophone: () => void;
  onCamera: () => void;
  onScreen: () => void;
  onCards: () => void;
  onChat: () => void;
  onMore: () => void;
  onLeave: () => void;
}

export function Controls(props: Props) {
  const { view, shape, isSmall, chat, cards } = props;
  const words = useWords().consultation.controls;
  const { microphone, camera, screen, tableCamera } = view;
  const troubled = [microphone, camera].some((it) => it.trouble !== null);
  const isHeard = works(microphone);
  const isSeen = works(camera);
  return (
    <nav className={s.controls} aria-label={words.label} data-shape={shape} data-small={isSmall}>
      <Control
        icon={isHeard ? "microphone" : "microphoneOff"}
        name={words.microphone}
        action={isHeard ? words.microphoneOff : words.microphoneOn}
        pressed={isHeard}
        look={isHeard ? "on" : "off"}
        keys="Alt+M"
        badge={microphone.trouble !== null && <Look />}
        onClick={props.onMicrophone}
      />
      <Control
        icon={isSeen ? "camera" : "cameraOff"}
        name={words.camera}
        action={isSeen ? words.cameraOff : words.cameraOn}
        pressed={isSeen}
        look={isSeen ? "on" : "off"}
        keys="Alt+V"
        badge={camera.trouble !== null && <Look />}
        onClick={props.onCamera}
      />
      {screen.possible && shape === "wide" && (
        <Control
          icon="screen"
          name={words.screen}
          action={screen.on ? words.screenOff : words.screenOn}
          pressed={screen.on}
          look={screen.on ? "busy" : "on"}
          onClick={props.onScreen}
        />
      )}
      <Control
        icon="cards"
        name={words.cards}
        action={cards.open ? words.cardsClose : words.cardsOpen}
        pressed={cards.open}
        look={cards.open ? "busy" : "on"}
        badge={cards.waits && <i className={s.dot} />}
        onClick={props.onCards}
      />
      <Control
        icon="bubble"
        name={words.chat}
        action={chat.open ? words.chatClose : words.chatOpen}
        pressed={chat.open}
        look={chat.open ? "busy" : "on"}
        badge={
          chat.unseen > 0 && (
            <b className={s.count}>
              <span aria-hidden="true">{chat.unseen > 99 ? "99+" : chat.unseen}</span>
              <span className="unseen">{words.unseen(chat.unseen)}</span>
            </b>
          )
        }
        onClick={props.onChat}
      />
      <Control
        icon="more"
        name={words.more}
        action={words.moreLabel}
        look={tableCamera.on ? "busy" : "on"}
        badge={troubled && <Look />}
        onClick={props.onMore}
      />
      <Control
        icon="hangUp"
        name={words.leave}
        action={words.leave}
        look="leave"
        onClick={props.onLeave}
      />
    </nav>
  );
}

interface ControlProps {
  icon: IconName;
  /** What it is about, in a word. */
  name: string;
  /** What pressing it does. */
  action: string;
  pressed?: boolean;
  look: "on" | "off" | "busy" | "leave";
  keys?: string;
  badge?: ReactNode;
  onClick: () => void;
}

function Control({ icon, name, action, pressed, look, keys, badge, onClick }: ControlProps) {
  return (
    <button
      type="button"
      className={s.control}
      aria-pressed={pressed}
      aria-keyshortcuts={keys}
      data-control={icon}
      title={keys ? `${action} (${keys})` : action}
      data-look={look}
      onClick={onClick}
    >
      <span className={s.round}>
        <Icon name={icon} size={24} />
        {badge}
      </span>
      <span className={s.word} aria-hidden="true">
        {name}
      </span>
      <span className="unseen">{action}</span>
    </button>
  );
}

function Look() {
  const words = useWords().consultation.controls;
  return (
    <b className={s.look}>
      <span aria-hidden="true">!</span>
      <span className="unseen">{words.needsLook}</span>
    </b>
  );
}
