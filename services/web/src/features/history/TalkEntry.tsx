import type { MouseEvent } from "react";
import { Link } from "../../navigation/router";
import { useSettings } from "../../preferences/settings";
import type { ConversationSummary } from "../../protocol/rest";
import { Button } from "../../ui/Button";
import { CardImage } from "../../ui/CardImage";
import { Icon } from "../../ui/Icon";
import { dayOrTime } from "../../words/format";
import { useWords } from "../../words/useWords";
import s from "./TalkList.module.css";

/** So many cards are shown; of the rest it is said how many they are. */
const SHOWN = 3;

interface Props {
  talk: ConversationSummary;
  nameOf: (card: string) => string;
  isOpen: boolean;
  onFollow: ((event: MouseEvent) => void) | undefined;
  onRename: () => void;
  onRemove: () => void;
}

export function TalkEntry({ talk, nameOf, isOpen, onFollow, onRename, onRemove }: Props) {
  const words = useWords();
  const { locale } = useSettings();
  const title = talk.title ?? words.history.untitled;
  const shown = talk.cards.slice(0, SHOWN);
  const more = talk.cards.length - shown.length;
  return (
    <li data-talk={talk.id}>
      <Link
        href={`/chat/${talk.id}`}
        className={s.talk}
        aria-current={isOpen ? "page" : undefined}
        onClick={onFollow}
      >
        <strong lang={talk.title === null ? undefined : talk.locale}>{title}</strong>
        {shown.length > 0 && (
          <span className={s.cards}>
            {shown.map(({ place, card, orientation }) => (
              <span key={place} className={s.card}>
                <CardImage card={card} name={nameOf(card)} orientation={orientation} lazy />
              </span>
            ))}
            {more > 0 && (
              <>
                <span aria-hidden="true">+{more}</span>
                <span className="unseen">{words.history.moreCards(more)}</span>
              </>
            )}
          </span>
        )}
        <span className={s.about}>
          {/* the pictures say the same to those who hear them */}
          {shown.length > 0 && (
            <span className={s.names} aria-hidden="true">
              {namesOf(talk, nameOf, words)}
            </span>
          )}
          <small>{dayOrTime(talk.updatedAt, locale)}</small>
        </span>
      </Link>
      <div className={s.acts}>
        <Button look="icon" aria-label={words.history.renameOf(title)} onClick={onRename}>
          <Icon name="pen" size={20} />
        </Button>
        <Button look="icon" aria-label={words.history.removeOf(title)} onClick={onRemove}>
          <Icon name="bin" size={20} />
        </Button>
      </div>
    </li>
  );
}

/** One card with how it lies; of several the first ones. Nothing until the names are known. */
function namesOf(
  { cards }: ConversationSummary,
  nameOf: (card: string) => string,
  words: ReturnType<typeof useWords>,
): string {
  const shown = cards.slice(0, SHOWN);
  const [first] = shown;
  if (first === undefined || nameOf(first.card) === first.card) return "";
  if (cards.length === 1) {
    return words.card.named(nameOf(first.card), words.card[first.orientation]);
  }
  const names = shown.map(({ card }) => nameOf(card)).join(", ");
  return words.history.cardNames(names, cards.length - shown.length);
}
