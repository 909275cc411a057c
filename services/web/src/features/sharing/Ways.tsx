import type { ReactNode } from "react";
import { kakaoSdk } from "../../browser/kakao";
import type { Way } from "../../browser/send";
import type { KakaoSharing } from "../../protocol/rest";
import { Button, buttonClass } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./Ways.module.css";

interface Props {
  kakao: KakaoSharing | null;
  isReady: boolean;
  busy: Way | null;
  onSend: (way: Way) => void;
  /** The picture as a file; where the browser saves no files, `onSaveHere` shows it to be held. */
  fileUrl: string | null;
  onSaveHere: (() => void) | null;
  children?: ReactNode;
}

/** The ways out, always in sight: each sends at once. */
export function Ways(props: Props) {
  const { kakao, isReady, busy, onSend, fileUrl, onSaveHere, children } = props;
  const words = useWords().sharing;
  const off = !isReady || busy !== null;
  const canShare = "share" in navigator;
  // Whoever reaches for the button wants the script; a touch, a pointer or a key says so first.
  const reach = () => {
    if (kakao !== null && isReady) kakaoSdk(kakao).catch(() => undefined);
  };
  const main = kakao !== null ? "kakao" : canShare ? "send" : "copy";
  const lookOf = (way: Way) => (way === main ? "main" : "quiet");
  return (
    <section className={s.ways} aria-label={words.ways} aria-busy={busy !== null}>
      {children}
      <div className={s.row}>
        {kakao !== null && (
          <Button
            look="main"
            className={s.kakao}
            aria-disabled={off}
            onPointerEnter={reach}
            onPointerDown={reach}
            onFocus={reach}
            onClick={() => onSend("kakao")}
          >
            <Icon name="bubble" size={20} />
            {words.kakao}
          </Button>
        )}
        {canShare && (
          <Button look={lookOf("send")} aria-disabled={off} onClick={() => onSend("send")}>
            <Icon name="share" size={20} />
            {words.send}
          </Button>
        )}
        <Button look={lookOf("copy")} aria-disabled={off} onClick={() => onSend("copy")}>
          <Icon name="link" size={20} />
          {words.copy}
        </Button>
        {onSaveHere !== null || fileUrl === null ? (
          <Button aria-disabled={fileUrl === null} onClick={onSaveHere ?? undefined}>
            <Icon name="save" size={20} />
            {words.save}
          </Button>
        ) : (
          <a className={buttonClass("quiet")} href={fileUrl} download>
            <Icon name="save" size={20} />
            {words.save}
          </a>
        )}
      </div>
    </section>
  );
}
