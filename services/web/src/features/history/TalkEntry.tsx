import { Link } from "../../navigation/router";
import { useSettings } from "../../preferences/settings";
import type { ConversationSummary } from "../../protocol/rest";
import { Button } from "../../ui/Button";
import { CardImage } from "../../ui/CardImage";
import { Icon } from "../../ui/Icon";
import { dayOrTime } from "../../words/format";
import { useWords } from "../../words/useWords";
import s from "./History.module.css";

/** So many cards are shown; of the rest it is said how many they are. */
const SHOWN = 3;

interface Props {
  talk: ConversationSummary;
  nameOf: (card: string) => string;
  onRename: () => void;
  onRemove: () => void;
}

export function TalkEntry({ talk, nameOf, onRename, onRemove }: Props) {
  const words = useWords();
  const { locale } = useSettings();
  const title = talk.title ?? words.history.untitled;
  const shown = talk.cards.slice(0, SHOWN);
  const more = talk.cards.length - shown.length;
  return (
    <li>
      <Link href={`/chat/${talk.id}`} className={s.talk}>
        <strong lang={talk.title === null ? undefined : talk.locale}>{title}</strong>
        <small>{dayOrTime(talk.updatedAt, locale)}</small>
        {shown.length > 0 && (
          <span className={s.cards}>
            {shown.map(({ place, card, orientation }) => (
              <CardImage
                key={place}
                card={card}
                name={nameOf(card)}
                orientation={orientation}
                lazy
              />
            ))}
            {more > 0 && (
              <>
                <span aria-hidden="true">+{more}</span>
                <span className="unseen">{words.history.moreCards(more)}</span>
              </>
            )}
          </span>
        )}
      </Link>
      <Button look="icon" aria-label={words.history.renameOf(title)} onClick={onRename}>
        <Icon name="pen" size={20} />
      </Button>
      <Button look="icon" aria-label={words.history.removeOf(title)} onClick={onRemove}>
        <Icon name="bin" size={20} />
      </Button>
    </li>
  );
}
