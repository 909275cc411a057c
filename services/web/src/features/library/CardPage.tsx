import { useCallback } from "react";
import { library } from "../../api/library";
import { Link } from "../../navigation/router";
import { useTitle } from "../../navigation/useTitle";
import { useSettings } from "../../preferences/settings";
import type { Locale, Orientation } from "../../protocol/events";
import type { Card } from "../../protocol/rest";
import { Button, buttonClass } from "../../ui/Button";
import { CardImage } from "../../ui/CardImage";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/Icon";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import s from "./CardPage.module.css";
import { useAsked } from "./useAsked";

export function CardPage({ id }: { id: string }) {
  const words = useWords();
  const { locale } = useSettings();
  const ask = useCallback((of: Locale) => library.card(id, of), [id]);
  const { value: card, problem, again } = useAsked(ask, locale);
  useTitle(card?.name ?? (problem?.isNowhere ? words.library.gone : words.library.title));
  if (problem?.isNowhere)
    return (
      <Empty
        whole
        scene="cards"
        title={<h1 tabIndex={-1}>{words.library.gone}</h1>}
        text={words.library.goneText}
      >
        <Link href="/library" className={buttonClass("main")}>
          {words.library.all}
        </Link>
      </Empty>
    );
  return (
    <div className={s.page}>
      <Link href="/library" className={buttonClass("plain", s.all)}>
        <Icon name="back" size={18} />
        {words.library.all}
      </Link>
      {problem && (
        <>
          <h1 tabIndex={-1}>{words.library.title}</h1>
          <TroubleCard trouble={problem}>
            <Button look="main" onClick={again}>
              {words.trouble.reload}
            </Button>
          </TroubleCard>
        </>
      )}
      {card === null && problem === null && <p role="status">{words.loading}</p>}
      {card && <Details card={card} locale={locale} />}
    </div>
  );
}

function Details({ card, locale }: { card: Card; locale: Locale }) {
  const words = useWords();
  const { value: cards } = useAsked(library.cards, locale);
  const at = cards?.findIndex(({ id }) => id === card.id) ?? -1;
  const before = cards?.[at - 1];
  const after = at >= 0 ? cards?.[at + 1] : undefined;
  return (
    <article className={s.card}>
      <div className={s.picture}>
        <CardImage card={card.id} name={card.name} />
      </div>
      <div className={s.words}>
        <header>
          <p>
            <Icon name={card.suit} size={20} />
            {words.library.suits[card.suit]} {card.numeral}
          </p>
          <h1 tabIndex={-1}>{card.name}</h1>
        </header>
        <Meaning card={card} orientation="upright" />
        <Meaning card={card} orientation="reversed" />
        <section className={s.symbols}>
          <h2>{words.card.symbols}</h2>
          <dl>
            {card.symbols.map(({ name, sense }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{sense}</dd>
              </div>
            ))}
          </dl>
        </section>
        <Link href="/chat" className={buttonClass("main")}>
          {words.library.ask}
        </Link>
        <nav className={s.ways} aria-label={words.library.title}>
          {before && (
            <Link href={`/library/${before.id}`} className={buttonClass("quiet")}>
              <Icon name="back" size={18} />
              <span className="unseen">{words.library.previous}: </span>
              {before.name}
            </Link>
          )}
          {after && (
            <Link href={`/library/${after.id}`} className={buttonClass("quiet")}>
              <span className="unseen">{words.library.next}: </span>
              {after.name}
              <Icon name="forward" size={18} />
            </Link>
          )}
        </nav>
      </div>
    </article>
  );
}

function Meaning({ card, orientation }: { card: Card; orientation: Orientation }) {
  const words = useWords();
  const meaning = card[orientation];
  return (
    <section className={s.meaning}>
      <CardImage card={card.id} name="" orientation={orientation} lazy />
      <h2>{words.card[orientation]}</h2>
      <ul>
        {meaning.keywords.map((keyword) => (
          <li key={keyword}>{keyword}</li>
        ))}
      </ul>
      <p className={s.told}>{meaning.text}</p>
      <p className={s.advice}>
        <b>{words.card.advice}</b>
        {meaning.advice}
      </p>
    </section>
  );
}
