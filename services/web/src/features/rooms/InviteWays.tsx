import type { Way } from "../../browser/send";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./InviteWays.module.css";
import type { useSendInvite } from "./useSendInvite";

/** The ways an invitation goes out; the likeliest one is the big one. */
export function InviteWays({ sending }: { sending: ReturnType<typeof useSendInvite> }) {
  const words = useWords().rooms.invite;
  const { kakao, send, busy, reach } = sending;
  const canShare = "share" in navigator;
  const main: Way = kakao !== null ? "kakao" : canShare ? "send" : "copy";
  const lookOf = (way: Way) => (way === main ? "main" : "quiet");
  return (
    <section className={s.ways} aria-label={words.ways} aria-busy={busy !== null}>
      {kakao !== null && (
        <Button
          look="main"
          className={s.kakao}
          aria-disabled={busy !== null}
          onPointerEnter={reach}
          onPointerDown={reach}
          onFocus={reach}
          onClick={() => void send("kakao")}
        >
          <Icon name="bubble" size={20} />
          {words.kakao}
        </Button>
      )}
      {canShare && (
        <Button
          look={lookOf("send")}
          aria-disabled={busy !== null}
          onClick={() => void send("send")}
        >
          <Icon name="share" size={20} />
          {words.send}
        </Button>
      )}
      <Button look={lookOf("copy")} aria-disabled={busy !== null} onClick={() => void send("copy")}>
        <Icon name="link" size={20} />
        {words.copy}
      </Button>
    </section>
  );
}
