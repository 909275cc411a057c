import { type FormEvent, useEffect, useRef, useState } from "react";
import { inAppOf } from "../../browser/in-app";
import type { RoomForVisitor } from "../../protocol/rest";
import type { LocalMedia } from "../../rtc/local-media";
import { keepSeat } from "../../session/seats";
import { useSession } from "../../session/useSession";
import { Button } from "../../ui/Button";
import { WayOut } from "../../ui/WayOut";
import { useWords } from "../../words/useWords";
import { DeviceCheck } from "./DeviceCheck";
import s from "./Door.module.css";
import { DoorHead } from "./DoorHead";
import { DoorTrouble } from "./DoorTrouble";
import {
  type DoorDraft,
  draftOf,
  keepDraft,
  keepKnocked,
  keepName,
  LONGEST_WORRY,
} from "./door-draft";
import { Introduction, type Wrong } from "./Introduction";
import { wakeKnock } from "./knock-sound";
import { nicknameOf } from "./nickname";
import { inviteUrl } from "./opened";
import { troubleOf } from "./troubles";
import { useKnocking } from "./useKnocking";

interface Props {
  room: RoomForVisitor;
  invite: string;
  media: LocalMedia;
}

/** Everything before a knock, on one screen; none of it has to be done. */
export function PreJoin({ room, invite, media }: Props) {
  const words = useWords();
  const text = words.rooms.door;
  const member = useSession()?.member?.nickname ?? null;
  const [draft, setDraft] = useState<DoorDraft>(() => draftOf(room.id, member));
  const [passcode, setPasscode] = useState("");
  const [wrong, setWrong] = useState<Wrong>({});
  const [isInApp, setInApp] = useState(() => inAppOf(navigator.userAgent) !== null);
  const { knock, isKnocking, problem, refused, forget } = useKnocking(room.id);
  const form = useRef<HTMLFormElement>(null);
  const asksPasscode = room.asksPasscode || refused === "passcode";
  useEffect(() => keepDraft(room.id, draft), [room.id, draft]);
  useEffect(() => {
    if (refused === null || problem === null) return;
    setWrong({ [refused]: troubleOf(words, problem.code) });
    focusWrong(form.current);
  }, [refused, problem, words]);

  const change = (part: Partial<DoorDraft>) => {
    setDraft((now) => ({ ...now, ...part }));
    setWrong({});
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const nickname = nicknameOf(draft.nickname, text.guest);
    const worry = draft.worry.trim();
    const over = [...worry].length - LONGEST_WORRY;
    const found: Wrong = {
      ...(nickname === null ? { nickname: text.nameWrong } : {}),
      ...(over > 0 ? { worry: text.tooLong(over) } : {}),
      ...(asksPasscode && passcode.trim() === ""
        ? { passcode: words.rooms.troubles.passcode_required }
        : {}),
    };
    if (nickname === null || Object.keys(found).length > 0) {
      setWrong(found);
      return focusWrong(form.current);
    }
    change({ isWithdrawn: false });
    // The door opens with a sound, long after this press.
    wakeKnock();
    const { camera, microphone } = media.state();
    const seat = await knock({
      invite,
      nickname,
      camera,
      microphone,
      ...(worry ? { worry } : {}),
      ...(asksPasscode ? { passcode: passcode.trim() } : {}),
      ...(draft.relayOnly ? { relayOnly: true } : {}),
      ...(draft.reading ? { reading: draft.reading } : {}),
    });
    if (seat === null) return;
    if (draft.nickname.trim() !== "") keepName(nickname);
    const { seat: id, seatToken } = seat;
    keepKnocked(id, Date.now());
    keepSeat(room.id, { seat: id, seatToken, role: "guest", nickname });
  };

  if (isInApp) {
    return (
      <div className={s.inApp}>
        <DoorHead room={room} />
        <WayOut href={inviteUrl(room.id, invite)} />
        <p>{text.inAppText}</p>
        <Button onClick={() => setInApp(false)}>{text.inApp}</Button>
      </div>
    );
  }
  return (
    <form ref={form} className={s.door} noValidate onSubmit={(event) => void submit(event)}>
      <div className={s.left}>
        <DoorHead room={room} />
        {draft.isWithdrawn && <p className={s.withdrawn}>{text.withdrawn}</p>}
        <DeviceCheck room={room.id} media={media} />
      </div>
      <div className={s.right}>
        <Introduction
          draft={draft}
          onChange={change}
          passcode={asksPasscode ? passcode : null}
          onPasscode={(typed) => {
            setPasscode(typed);
            setWrong({});
          }}
          wrong={wrong}
          isRelayed={room.relayOnly}
        />
        <div className={s.knock}>
          {problem && refused === null && <DoorTrouble problem={problem} onDismiss={forget} />}
          <Button look="main" type="submit" aria-disabled={isKnocking}>
            {isKnocking ? text.knocking : text.knock}
          </Button>
        </div>
        <p className={s.private}>{text.private}</p>
      </div>
    </form>
  );
}

function focusWrong(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
