import { Link } from "../../navigation/router";
import { useSettings } from "../../preferences/settings";
import type { PastConsultation } from "../../protocol/rest";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { CardImage } from "../../ui/CardImage";
import { Icon } from "../../ui/Icon";
import { wholeDate } from "../../words/format";
import { useWords } from "../../words/useWords";
import s from "./Consultations.module.css";

const SHOWN = 3;

interface Props {
  past: PastConsultation;
  nameOf: (card: string) => string;
  onRemove: () => void;
}

export function ConsultationEntry({ past, nameOf, onRemove }: Props) {
  const words = useWords();
  const text = words.rooms.past;
  const { locale } = useSettings();
  const { room, role, expert, beganAt, seconds, cards, hasNotes, stars } = past;
  const minutes = Math.round(seconds / 60);
  const isGuest = role === "guest";
  const shown = cards.slice(0, SHOWN);
  const more = cards.length - shown.length;
  return (
    <li className={s.entry}>
      <Link href={`/consultations/${room}`}>
        <Avatar name={past.with} picture={isGuest ? expert.avatar : null} size={52} />
        <span className={s.about}>
          <strong dir="auto">{isGuest ? text.guest(past.with) : text.host(past.with)}</strong>
          <small>
            <time dateTime={beganAt}>{wholeDate(beganAt, locale)}</time>
            {" · "}
            {minutes < 1
              ? words.rooms.summary.lessThanMinute
              : words.rooms.summary.minutes(minutes)}
          </small>
          {(hasNotes || stars) && (
            <span className={s.marks}>
              {stars && (
                <span>
                  <Icon name="star" size={15} />
                  {text.stars(stars)}
                </span>
              )}
              {hasNotes && (
                <span>
                  <Icon name="pen" size={15} />
                  {text.hasNotes}
                </span>
              )}
            </span>
          )}
        </span>
        {shown.length > 0 && (
          <span className={s.cards}>
            {shown.map(({ card, orientation }, index) => (
              <CardImage
                // biome-ignore lint/suspicious/noArrayIndexKey: two tables may hold one card
                key={index}
                card={card}
                name={nameOf(card)}
                orientation={orientation}
                lazy
              />
            ))}
            {more > 0 && (
              <>
                <small aria-hidden="true">+{more}</small>
                <span className="unseen">{text.moreCards(more)}</span>
              </>
            )}
          </span>
        )}
      </Link>
      <Button look="icon" aria-label={text.removeOf(past.with)} onClick={onRemove}>
        <Icon name="bin" size={20} />
      </Button>
    </li>
  );
}
