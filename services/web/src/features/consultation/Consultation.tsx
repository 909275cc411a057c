/** A consultation as it is held: two faces, the words beside them, the cards between them. */
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useTitle } from "../../navigation/useTitle";
import type { Talk } from "../../peer/talk-view";
import { useSettings } from "../../preferences/settings";
import type { Call } from "../../rtc/call-view";
import { duck } from "../../sound/play";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useToast } from "../../ui/useToast";
import { useWords } from "../../words/useWords";
import { CardTable } from "./CardTable";
import { ChatPanel } from "./ChatPanel";
import s from "./Consultation.module.css";
import { Controls } from "./Controls";
import { conditionOf } from "./condition";
import { EndScreen } from "./EndScreen";
import { Head } from "./Head";
import { LeaveDialog } from "./LeaveDialog";
import { MoreDialog } from "./MoreDialog";
import { Posters } from "./Posters";
import { ProfileDialog } from "./ProfileDialog";
import { pictureUrl } from "./profile-picture";
import { type PanelName, SidePanel } from "./SidePanel";
import { type Person, Stage } from "./Stage";
import { useDraft } from "./useDraft";
import { useCallNews, useTalkNews } from "./useNews";
import { useOwnProfile } from "./useOwnProfile";
import { useShape } from "./useShape";
import { useView } from "./useView";
import { WordsPanel } from "./WordsPanel";

interface Props {
  /** The room. */
  id: string;
  call: Call;
  talk: Talk;
  /** The other one's name and picture, until they tell them themselves. */
  known: { name: string | null; picture: string | null };
  /** For a host: what brings somebody in, who is at the door, what only the host reads. */
  invite?: ReactNode;
  knocks?: ReactNode;
  notes?: ReactNode;
  /** The address of what remains of it, once it is over. */
  summary: string | null;
  /** Takes the seat up again, on this page. */
  onBack: () => void;
}

type Dialog = "more" | "profile" | "leave" | null;

export function Consultation(props: Props) {
  const { call, summary, onBack } = props;
  const view = useView(call);
  const { stage } = view;
  useTitle(useWords().consultation.title);
  switch (stage.name) {
    case "ended":
    case "replaced":
    case "lost":
    case "denied":
      return <EndScreen stage={stage} onBack={onBack} summary={summary} />;
    default:
      return <Room {...props} />;
  }
}

function Room({ id, call, talk, known, invite, knocks, notes }: Props) {
  const words = useWords().consultation;
  const { theme } = useSettings();
  useEffect(duck, []);
  const view = useView(call);
  const said = useView(talk);
  const shape = useShape();
  const { role } = view;
  const isHost = role === "host";
  const condition = conditionOf(view);
  const [profile, setProfile] = useOwnProfile(id);
  const [draft, setDraft] = useDraft(id);
  const [panel, setPanel] = useState<PanelName | null>(null);
  const [isTableOpen, setTableOpen] = useState(said.table !== null);
  const [large, setLarge] = useState<"remote" | "second">("second");
  const [dialog, setDialog] = useState<Dialog>(null);
  const { toast, tell } = useToast();
  const other: Person = {
    name:
      said.peerProfile?.nickname ??
      view.peer?.nickname ??
      known.name ??
      (isHost ? words.guest : words.host),
    picture: pictureUrl(said.peerProfile?.picture ?? null) ?? known.picture,
  };
  const own: Person = {
    name: profile?.nickname ?? view.nickname,
    picture: pictureUrl(profile?.picture ?? null),
  };
  const isNarrow = shape !== "wide";
  const openTable = useCallback(() => {
    setTableOpen(true);
    // On a phone there is room for one of them.
    if (isNarrow) setPanel(null);
  }, [isNarrow]);
  useCallNews(view, tell);
  useTalkNews(said, { role, name: other.name, onTable: openTable });
  const press = (kind: "microphone" | "camera") => {
    const { on, trouble } = view[kind];
    // What is refused is not turned on by pressing harder: the reason and the way out are there.
    if (trouble !== null) setDialog("more");
    else void (kind === "microphone" ? call.setMicrophone(!on) : call.setCamera(!on));
  };
  useKeys(press);

  const showsCards = isTableOpen && !(isNarrow && panel !== null);
  const main = showsCards ? "cards" : view.remoteTable ? large : "remote";
  const closePanel = () => {
    setPanel(null);
    focusOn('[data-control="bubble"]');
  };
  const toggleTable = () => {
    if (showsCards) {
      setTableOpen(false);
      return;
    }
    openTable();
    focusOn("#table-title");
  };
  const fold = () => {
    setTableOpen(false);
    focusOn('[data-control="cards"]');
  };
  return (
    <main
      id="content"
      className={s.room}
      data-theme="night"
      data-shape={shape}
      data-panel={panel !== null}
    >
      <h1 className="unseen" tabIndex={-1}>
        {words.titleWith(other.name)}
      </h1>
      <Controls
        view={view}
        shape={shape}
        isSmall={panel !== null}
        chat={{ open: panel === "chat", unseen: said.unseen }}
        cards={{ open: showsCards, waits: said.table !== null && !showsCards }}
        onMicrophone={() => press("microphone")}
        onCamera={() => press("camera")}
        onScreen={() => void call.setScreen(!view.screen.on)}
        onCards={toggleTable}
        onChat={() => setPanel(panel === "chat" ? null : "chat")}
        onMore={() => setDialog("more")}
        onLeave={() => setDialog("leave")}
      />
      <div className={s.stage}>
        <Stage
          view={view}
          condition={condition}
          shape={shape}
          isSmall={panel !== null}
          own={own}
          other={other}
          main={main}
          onMain={setLarge}
          onFlip={() => void call.flip()}
          cards={
            <CardTable
              talk={talk}
              table={said.table}
              role={role}
              other={other}
              connected={said.connected}
              onFold={fold}
            />
          }
        >
          <Head view={view} condition={condition} onRejoin={() => call.rejoin()} />
          {main !== "cards" && (
            <Posters view={view} condition={condition} other={other} invite={invite} />
          )}
          {knocks && (
            <div className={s.knocks} data-alone={condition === "alone"}>
              {knocks}
            </div>
          )}
          {view.soundRefused && <TurnOnSound onPress={() => void call.turnOnSound()} />}
          <div className={s.toasts}>{toast}</div>
        </Stage>
      </div>
      {panel !== null && (
        <div className={s.panel} data-theme={theme}>
          <SidePanel
            open={panel}
            names={isHost ? ["chat", "words"] : ["chat"]}
            onOpen={setPanel}
            onClose={closePanel}
          >
            {panel === "chat" ? (
              <ChatPanel talk={talk} view={said} other={other} draft={draft} onDraft={setDraft} />
            ) : (
              <WordsPanel talk={talk} kept={said.words} notes={notes} />
            )}
          </SidePanel>
        </div>
      )}
      <Voice call={call} />
      {dialog === "more" && (
        <MoreDialog
          call={call}
          view={view}
          onTable={() => void call.setTableCamera(!view.tableCamera.on)}
          onScreen={() => {
            setDialog(null);
            void call.setScreen(!view.screen.on);
          }}
          onProfile={() => setDialog("profile")}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === "profile" && (
        <ProfileDialog
          name={own.name}
          picture={profile?.picture ?? null}
          onSave={(nickname, picture) => {
            setProfile({ nickname, picture });
            talk.setProfile(nickname, picture);
            setDialog(null);
            announce(words.profile.saved);
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === "leave" && (
        <LeaveDialog role={role} onLeave={() => call.leave()} onClose={() => setDialog(null)} />
      )}
    </main>
  );
}

function focusOn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}

/** The other one's voice: an element that is only heard. */
function Voice({ call }: { call: Call }) {
  const element = useRef<HTMLAudioElement>(null);
  useEffect(() => (element.current ? call.attachAudio(element.current) : undefined), [call]);
  // biome-ignore lint/a11y/useMediaCaption: somebody speaks here and now
  return <audio ref={element} hidden />;
}

function TurnOnSound({ onPress }: { onPress: () => void }) {
  const words = useWords().consultation.stage;
  return (
    <div className={s.sound} role="alert">
      <p>{words.soundText}</p>
      <Button look="main" onClick={onPress}>
        <Icon name="speaker" />
        {words.turnOnSound}
      </Button>
    </div>
  );
}

/** Alt with M and V, wherever the focus is. */
function useKeys(press: (kind: "microphone" | "camera") => void): void {
  const now = useRef(press);
  now.current = press;
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      // By place, not by letter: with Alt, some keyboards write another one.
      if (event.code === "KeyM") now.current("microphone");
      else if (event.code === "KeyV") now.current("camera");
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", down);
    return () => window.removeEventListener("keydown", down);
  }, []);
}
