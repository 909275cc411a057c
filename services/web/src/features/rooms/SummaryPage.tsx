import { useCallback, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { rooms } from "../../api/rooms";
import { useAnswer } from "../../api/useAnswer";
import { Link } from "../../navigation/router";
import { useTitle } from "../../navigation/useTitle";
import { useSettings } from "../../preferences/settings";
import type { Summary as Told } from "../../protocol/rest";
import { heldSeat } from "../../session/seats";
import { announce } from "../../ui/announce";
import { Button, buttonClass } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Switch } from "../../ui/Switch";
import { TroubleCard } from "../../ui/TroubleCard";
import { timeOfDay } from "../../words/format";
import { useWords } from "../../words/useWords";
import { DoorMessage } from "./DoorMessage";
import { Notes } from "./Notes";
import { Rating } from "./Rating";
import { returnOf } from "./return";
import { Summary } from "./Summary";
import s from "./Summary.module.css";
import { useNow } from "./useNow";

/** `/consultations/…`: what remains of one, for whoever sat there. */
export function SummaryPage({ room }: { room: string }) {
  const words = useWords();
  const text = words.rooms.summary;
  const [seat] = useState(() => heldSeat(room)?.seatToken);
  const ask = useCallback(() => rooms.summary(room, seat), [room, seat]);
  const { value, problem, again } = useAnswer(ask);
  useTitle(text.title);
  if (value === null) {
    if (problem === null) return <p className={s.coming}>{text.loading}</p>;
    if (problem.status === 404 || problem.status === 403)
      return <DoorMessage title={text.gone} text={text.goneText} />;
    return (
      <div className={s.coming}>
        <TroubleCard trouble={problem}>
          <Button look="main" onClick={again}>
            {words.trouble.reload}
          </Button>
        </TroubleCard>
      </div>
    );
  }
  const isGuest = value.role === "guest";
  return (
    <Summary summary={value} rejoin={<Rejoin summary={value} canReturn={seat !== undefined} />}>
      {isGuest && (
        <div className={s.box}>
          <Rating given={value.rating ?? null} rate={(rating) => rooms.rate(room, rating, seat)} />
        </div>
      )}
      {isGuest && <Keep summary={value} seat={seat} />}
      {!isGuest && value.rating && (
        <p className={s.given}>
          <Icon name="star" size={20} />
          {text.hostRating(value.rating.stars)}
          {value.rating.text && <q dir="auto">{value.rating.text}</q>}
        </p>
      )}
      {!isGuest && (
        <div className={s.box}>
          <Notes room={room} />
        </div>
      )}
      <nav className={s.ways}>
        <Link href="/consultations" className={buttonClass("quiet")}>
          {text.toPast}
        </Link>
        <Link href="/" className={buttonClass("plain")}>
          {text.home}
        </Link>
      </nav>
    </Summary>
  );
}

function Rejoin({ summary, canReturn }: { summary: Told; canReturn: boolean }) {
  const text = useWords().rooms.summary;
  const { locale } = useSettings();
  const now = useNow(5_000);
  const returnUntil = returnOf(summary);
  if (!canReturn || returnUntil === null || Date.parse(returnUntil) <= now) return null;
  return (
    <p className={s.rejoin}>
      <span>{text.rejoinUntil(timeOfDay(returnUntil, locale))}</span>
      <Link href={`/room/${summary.room}`} className={buttonClass("main")}>
        {text.rejoin}
      </Link>
    </p>
  );
}

function Keep({ summary, seat }: { summary: Told; seat: string | undefined }) {
  const text = useWords().rooms.summary;
  const [isKept, setKept] = useState(summary.kept);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const keep = async (kept: boolean) => {
    setProblem(null);
    setKept(kept);
    try {
      await rooms.keep(summary.room, kept, seat);
      announce(kept ? text.kept : text.unkept);
    } catch (error) {
      setKept(!kept);
      setProblem(asProblem(error));
    }
  };
  return (
    <div className={s.box}>
      <Switch name={text.keep} isOn={isKept} onSwitch={(kept) => void keep(kept)} />
      <p className={s.soft}>{text.keepText}</p>
      {problem && <TroubleCard trouble={problem} />}
    </div>
  );
}
