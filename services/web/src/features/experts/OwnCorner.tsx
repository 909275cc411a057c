import { type ReactNode, useState } from "react";
import { asProblem } from "../../api/problem";
import { experts, rooms } from "../../api/rooms";
import { useAnswer } from "../../api/useAnswer";
import { copy } from "../../browser/clipboard";
import { Link } from "../../navigation/router";
import type { OwnExpert } from "../../protocol/rest";
import { useSession } from "../../session/useSession";
import { Button, buttonClass } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { TroubleCard } from "../../ui/TroubleCard";
import { useToast } from "../../ui/useToast";
import { useWords } from "../../words/useWords";
import s from "./OwnCorner.module.css";
import { ProfileForm } from "./ProfileForm";

interface Props {
  /** What opens a room, or leads back into the one that is open. */
  openRoom: (existing: string | null) => ReactNode;
  /** The directory may show something else now. */
  onChange: () => void;
}

/** An expert's own room and link. */
export function OwnCorner({ openRoom, onChange }: Props) {
  const who = useSession()?.member;
  if (who?.expert !== "yes") return null;
  return <Corner nickname={who.nickname} openRoom={openRoom} onChange={onChange} />;
}

interface Own {
  /** `null` as long as nothing has been written. */
  own: OwnExpert | null;
  /** The room that is open, from whichever device. */
  room: string | null;
}

async function ownCorner(): Promise<Own> {
  const [own, held] = await Promise.all([ownText(), rooms.held()]);
  return { own, room: held.rooms[0]?.id ?? null };
}

async function ownText(): Promise<OwnExpert | null> {
  try {
    return await experts.me();
  } catch (error) {
    if (asProblem(error).status === 404) return null;
    throw error;
  }
}

function Corner({ nickname, openRoom, onChange }: Props & { nickname: string }) {
  const words = useWords();
  const { value, problem, again, put } = useAnswer(ownCorner);
  const [writing, setWriting] = useState(false);
  const own = value?.own ?? null;
  return (
    <section className={s.corner} aria-labelledby="own">
      <div className={s.head}>
        <h2 id="own">{words.experts.own.title}</h2>
        <p>{words.experts.own.lead(own?.nickname ?? nickname)}</p>
      </div>
      {value !== null && value.room !== null && <p>{words.experts.own.opened}</p>}
      {value !== null && openRoom(value.room)}
      {problem && (
        <TroubleCard trouble={problem}>
          <Button onClick={again}>{words.trouble.reload}</Button>
        </TroubleCard>
      )}
      {value !== null && (
        <>
          {own === null ? (
            <p className={s.soft}>{words.experts.own.noLink}</p>
          ) : (
            <PersonalLink own={own} />
          )}
          <div className={s.acts}>
            <Button onClick={() => setWriting(true)}>
              <Icon name="pen" size={18} />
              {own === null ? words.experts.own.write : words.experts.own.edit}
            </Button>
            {own !== null && (
              <Link href={`/@${own.handle}`} className={buttonClass("plain")}>
                {words.experts.own.see}
              </Link>
            )}
            <Link href="/consultations" className={buttonClass("plain")}>
              {words.experts.own.past}
            </Link>
          </div>
        </>
      )}
      {writing && (
        <ProfileForm
          own={own}
          nickname={nickname}
          onSaved={(saved) => {
            put({ own: saved, room: value?.room ?? null });
            onChange();
            setWriting(false);
          }}
          onClose={() => setWriting(false)}
        />
      )}
    </section>
  );
}

function PersonalLink({ own }: { own: OwnExpert }) {
  const words = useWords().experts.own;
  const { toast, tell } = useToast();
  const [isStuck, setStuck] = useState(false);
  const url = new URL(`/@${own.handle}`, location.href).href;
  const copyLink = async () => {
    const isDone = await copy(url);
    setStuck(!isDone);
    if (isDone) tell(words.copied);
  };
  return (
    <div className={s.link}>
      <div className={s.address}>
        <small>{words.link}</small>
        <code>{url.replace(/^https?:\/\//, "")}</code>
      </div>
      <Button look="quiet" onClick={() => void copyLink()}>
        <Icon name="link" size={18} />
        {words.copy}
      </Button>
      <p className={s.soft}>
        {isStuck ? words.notCopied : words.linkText} {own.listed ? words.shown : words.hidden}.
      </p>
      <div className={s.toast}>{toast}</div>
    </div>
  );
}
