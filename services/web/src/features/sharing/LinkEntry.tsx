import { wholeUrl } from "../../api/sharing";
import { useSettings } from "../../preferences/settings";
import type { ShareLink } from "../../protocol/rest";
import { Button, buttonClass } from "../../ui/Button";
import { CardImage } from "../../ui/CardImage";
import { Icon } from "../../ui/Icon";
import { wholeDate } from "../../words/format";
import { useWords } from "../../words/useWords";
import s from "./MyLinks.module.css";

/** So many cards are shown; of the rest it is said how many they are. */
const SHOWN = 3;

interface Props {
  link: ShareLink;
  nameOf: (card: string) => string;
  /** It could not be copied: it stands there to be copied by hand. */
  isStuck: boolean;
  onCopy: () => void;
  onStop: () => void;
}

export function LinkEntry({ link, nameOf, isStuck, onCopy, onStop }: Props) {
  const words = useWords();
  const { locale } = useSettings();
  const { id, title, cards, createdAt, expiresAt, views } = link;
  const url = wholeUrl(link.url);
  const shown = cards.slice(0, SHOWN);
  const more = cards.length - shown.length;
  const { parts } = words.links;
  const seen = [
    parts.cards,
    !link.hideQuestion && parts.question,
    link.name !== null && words.links.name(link.name),
    !link.hideDate && parts.date,
  ].filter(Boolean);
  return (
    <li data-link={id} className={s.entry}>
      <div className={s.cards}>
        {shown.map(({ place, card, orientation }) => (
          <span key={place}>
            <CardImage card={card} name={nameOf(card)} orientation={orientation} lazy />
          </span>
        ))}
        {more > 0 && (
          <>
            <small aria-hidden="true">+{more}</small>
            <span className="unseen">{words.history.moreCards(more)}</span>
          </>
        )}
      </div>
      <div className={s.about}>
        <h3 lang={link.locale} dir="auto">
          {title}
        </h3>
        <p>
          {words.links.made(wholeDate(createdAt, locale))} ·{" "}
          {expiresAt === null
            ? words.sharing.forever
            : words.sharing.until(wholeDate(expiresAt, locale))}{" "}
          · {words.sharing.views(views)}
        </p>
        <p>
          {words.links.shows}: <bdi>{seen.join(", ")}</bdi>
        </p>
      </div>
      {isStuck && (
        <div className={s.stuck}>
          <p role="alert">{words.sharing.notCopied}</p>
          <input
            readOnly
            aria-label={words.sharing.link}
            value={url}
            onFocus={(event) => event.target.select()}
          />
        </div>
      )}
      <div className={s.acts}>
        <a
          href={url}
          target="_blank"
          rel="noopener"
          className={buttonClass("quiet")}
          aria-label={words.links.openOf(title)}
        >
          <Icon name="out" size={18} />
          {words.links.open}
        </a>
        <Button aria-label={words.links.copyOf(title)} onClick={onCopy}>
          <Icon name="link" size={18} />
          {words.sharing.copy}
        </Button>
        <Button look="danger" aria-label={words.links.stopOf(title)} onClick={onStop}>
          {words.links.stop}
        </Button>
      </div>
    </li>
  );
}
