/** Before anything is public: exactly what would be, what to hide, and the ways to send it. */
import { useEffect, useRef, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { type Choice, pictureUrl, type Sharing, sharing, wholeUrl } from "../../api/sharing";
import { inAppOf } from "../../browser/in-app";
import { Link } from "../../navigation/router";
import type { KakaoSharing, PictureShape, ShareLink } from "../../protocol/rest";
import { asNickname } from "../../session/nickname";
import { useSession } from "../../session/useSession";
import { Button } from "../../ui/Button";
import { Modal } from "../../ui/Modal";
import { TroubleCard } from "../../ui/TroubleCard";
import { useToast } from "../../ui/useToast";
import { useWords } from "../../words/useWords";
import { Choices, type Chosen } from "./Choices";
import { LiveLinks } from "./LiveLinks";
import { PreviewCard } from "./PreviewCard";
import { SaveHere } from "./SaveHere";
import s from "./ShareSheet.module.css";
import { usePicture, usePreview } from "./usePreview";
import { useSending } from "./useSending";
import { Ways } from "./Ways";

interface Props {
  reading: string;
  onClose: () => void;
}

export function ShareSheet({ reading, onClose }: Props) {
  const words = useWords();
  const session = useSession();
  const kakao = useKakao();
  const { toast, tell } = useToast();
  const nameField = useRef<HTMLInputElement>(null);
  const [shape, setShape] = useState<PictureShape>("wide");
  const [isSaving, setSaving] = useState(false);
  const [isMissed, setMissed] = useState(false);
  const [chosen, setChosen] = useState<Chosen>(() => ({
    hideQuestion: true,
    hideName: true,
    hideDate: false,
    name: session?.member?.nickname ?? "",
    expiresIn: "30d",
  }));
  const choose = (change: Partial<Chosen>) => setChosen((now) => ({ ...now, ...change }));

  const choice = choiceOf(chosen);
  const { seen, isNow, problem, isComing, again, setSeen } = usePreview(reading, choice);
  const picture = usePicture(isNow && seen ? seen.key : null);
  const isReady = isNow && picture.is !== null;
  const links = seen?.preview.links ?? [];
  const setLinks = (change: (links: readonly ShareLink[]) => ShareLink[]) =>
    setSeen(
      (now) => now && { ...now, preview: { ...now.preview, links: change(now.preview.links) } },
    );

  const [latest, setLatest] = useState<ShareLink | null>(null);
  const wanted: Sharing | null =
    isReady && choice && seen
      ? { ...choice, expiresIn: chosen.expiresIn, previewed: seen.preview.previewed }
      : null;
  const sending = useSending({
    reading,
    kakao,
    wanted,
    tell,
    onOutdated: again,
    onMade: (link) => {
      setLatest(link);
      setLinks((links) => [link, ...links.filter(({ id }) => id !== link.id)]);
    },
  });
  const stopping = useStopping(reading, () => {
    setLatest(null);
    setLinks(() => []);
    sending.forget();
    tell(words.sharing.stopped);
  });

  const send: typeof sending.send = async (way) => {
    if (choice === null) {
      setMissed(true);
      nameField.current?.focus();
    } else await sending.send(way);
  };
  const trouble = sending.problem ?? stopping.problem;
  const isInside = inAppOf(navigator.userAgent) !== null;

  if (isSaving && choice) {
    return (
      <Modal title={words.sharing.save} onClose={onClose}>
        <SaveHere {...{ reading, choice, shape }} onBack={() => setSaving(false)} />
      </Modal>
    );
  }
  return (
    <Modal title={words.sharing.title} onClose={onClose} wide>
      <div className={s.sheet}>
        <LiveLinks links={links} isStopping={stopping.isStopping} onStop={stopping.stop} />
        {problem ? (
          <div className={s.lost}>
            {problem.status === 404 && <p>{words.sharing.notHere}</p>}
            <TroubleCard trouble={problem} kept={words.sharing.nothingShared}>
              <Button look="main" onClick={again}>
                {words.trouble.retry}
              </Button>
            </TroubleCard>
          </div>
        ) : seen === null ? (
          <div className={s.coming} role="status">
            <p>{isComing ? words.sharing.coming : words.sharing.preparing}</p>
          </div>
        ) : (
          <PreviewCard
            {...{ reading, seen, picture, shape }}
            choice={shownBy(seen.key)}
            onShape={setShape}
            isBusy={!isReady}
          />
        )}
        <div className={s.beside}>
          <Choices
            chosen={chosen}
            onChoose={(change) => {
              if (change.name !== undefined || change.hideName) setMissed(false);
              choose(change);
            }}
            isNameWrong={choice === null && (isMissed || isLong(chosen.name))}
            nameField={nameField}
          />
          <p className={s.who}>{words.sharing.who}</p>
          {session !== null && !session.member && (
            <p className={s.who}>
              {words.sharing.guest} <Link href="/settings">{words.sharing.guestAction}</Link>
            </p>
          )}
        </div>
      </div>
      <Ways
        kakao={kakao}
        isReady={isReady || (choice === null && seen !== null)}
        busy={sending.busy}
        onSend={(way) => void send(way)}
        fileUrl={isNow && choice ? pictureUrl(reading, choice, shape, "save") : null}
        onSaveHere={isInside && isNow ? () => setSaving(true) : null}
      >
        {trouble && <TroubleCard trouble={trouble} kept={words.sharing.kept} />}
        {/* always there, so that what comes into it is heard */}
        <p role="status" className={s.note}>
          {sending.busy !== null && words.sharing.making}
          {sending.busy === null && sending.note}
        </p>
        {sending.isStuck && latest && (
          <input
            className={s.link}
            readOnly
            aria-label={words.sharing.link}
            value={wholeUrl(latest.url)}
            onFocus={(event) => event.target.select()}
          />
        )}
        {toast}
      </Ways>
    </Modal>
  );
}

function choiceOf({ hideQuestion, hideName, hideDate, name }: Chosen): Choice | null {
  const shown = hideName ? null : asNickname(name);
  return hideName || shown !== null ? { hideQuestion, hideDate, name: shown } : null;
}

/** The choice of which something was seen, as its key tells it. */
const shownBy = (key: string): Choice => JSON.parse(key);

const isLong = (name: string) => name.trim() !== "" && asNickname(name) === null;

/** How KakaoTalk is used here; null where it is not, or as long as nobody knows. */
function useKakao(): KakaoSharing | null {
  const [kakao, setKakao] = useState<KakaoSharing | null>(null);
  useEffect(() => {
    let current = true;
    sharing.ways().then(
      (ways) => current && setKakao(ways.kakao),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  return kakao;
}

/** Takes every link of the reading back. */
function useStopping(reading: string, onStopped: () => void) {
  const [isStopping, setStopping] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const stop = async () => {
    if (isStopping) return;
    setStopping(true);
    setProblem(null);
    try {
      await sharing.stop(reading);
      onStopped();
    } catch (error) {
      const told = asProblem(error);
      // Gone already is what was wanted.
      if (told.status === 404) onStopped();
      else setProblem(told);
    } finally {
      setStopping(false);
    }
  };
  return { stop: () => void stop(), isStopping, problem };
}
