import { useState } from "react";
import { copy } from "../../browser/clipboard";
import { useSettings } from "../../preferences/settings";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Modal } from "../../ui/Modal";
import { RemoveDialog } from "../../ui/RemoveDialog";
import { TroubleCard } from "../../ui/TroubleCard";
import { useToast } from "../../ui/useToast";
import { timeOfDay } from "../../words/format";
import { useWords } from "../../words/useWords";
import s from "./InviteSheet.module.css";
import { InviteWays } from "./InviteWays";
import { QrCode } from "./QrCode";
import { troubleOf } from "./troubles";
import { useInvite } from "./useInvite";
import { useNow } from "./useNow";
import { useSendInvite } from "./useSendInvite";

interface Props {
  room: string;
  seatToken: string;
  /** The name of whoever invites. */
  host: string;
  onClose: () => void;
}

/** One invitation, and every way to hand it to somebody. */
export function InviteSheet({ room, seatToken, host, onClose }: Props) {
  const words = useWords();
  const text = words.rooms.invite;
  const { locale } = useSettings();
  const { toast, tell } = useToast();
  const { invite, passcode, url, isBusy, problem, renew, revoke, forget } = useInvite(
    room,
    seatToken,
  );
  const sending = useSendInvite(url, host, tell);
  const [asked, setAsked] = useState(false);
  const now = useNow(15_000);
  const isOver = invite !== null && Date.parse(invite.expiresAt) <= now;
  const renewed = async () => {
    if (await renew()) tell(text.renewed);
  };
  const copyPasscode = async () => {
    if (passcode !== null && (await copy(passcode))) tell(text.passcodeCopied);
  };
  return (
    <Modal title={text.title} onClose={onClose}>
      <div className={s.sheet}>
        <p className={s.lead}>{text.lead}</p>
        {url !== null && invite !== null && !isOver ? (
          <>
            <InviteWays sending={sending} />
            {sending.note && <p role="alert">{sending.note}</p>}
            <div className={s.link}>
              <label>
                <span>{text.link}</span>
                <input readOnly value={url} onFocus={(event) => event.target.select()} />
              </label>
              <p>
                <Icon name="clock" size={16} />
                {text.until(timeOfDay(invite.expiresAt, locale))}
              </p>
            </div>
            <figure className={s.qr}>
              <QrCode text={url} label={text.qr} />
              <figcaption>{text.qrText}</figcaption>
            </figure>
          </>
        ) : (
          <p className={s.none}>{isOver ? text.over : text.none}</p>
        )}
        {passcode !== null && (
          <section className={s.passcode} aria-labelledby="passcode">
            <div>
              <h3 id="passcode">{text.passcode}</h3>
              <p>{text.passcodeText}</p>
            </div>
            <output aria-label={text.passcode}>{passcode}</output>
            <Button onClick={() => void copyPasscode()}>{text.copyPasscode}</Button>
          </section>
        )}
        {problem && (
          <TroubleCard
            trouble={problem}
            what={troubleOf(words, problem.code)}
            kept={text.roomKept}
          />
        )}
        <div className={s.acts}>
          <Button
            look={url === null || isOver ? "main" : "quiet"}
            aria-disabled={isBusy}
            onClick={() => void renewed()}
          >
            <Icon name="plus" size={18} />
            {text.renew}
          </Button>
          {url !== null && (
            <Button look="danger" onClick={() => setAsked(true)}>
              {text.revoke}
            </Button>
          )}
        </div>
        <div className={s.toast}>{toast}</div>
      </div>
      {asked && (
        <RemoveDialog
          ask={text.revokeAsk}
          text={text.revokeText}
          action={text.revoke}
          remove={revoke}
          onDone={() => {
            forget();
            setAsked(false);
            tell(text.revoked);
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </Modal>
  );
}
