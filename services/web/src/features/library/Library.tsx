import { useDeferredValue, useMemo, useState } from "react";
import { library } from "../../api/library";
import { Link } from "../../navigation/router";
import { useTitle } from "../../navigation/useTitle";
import { useSettings } from "../../preferences/settings";
import type { CardSummary, Suit } from "../../protocol/rest";
import { Button } from "../../ui/Button";
import { CardImage } from "../../ui/CardImage";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/Icon";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import s from "./Library.module.css";
import { useAsked } from "./useAsked";

const SUITS: ("all" | Suit)[] = ["all", "major", "wands", "cups", "swords", "pentacles"];

export function Library() {
  const words = useWords();
  const { locale } = useSettings();
  const [suit, setSuit] = useState<"all" | Suit>("all");
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search);
  const { value: cards, problem, again } = useAsked(library.cards, locale);
  const found = useMemo(() => filter(cards ?? [], suit, wanted), [cards, suit, wanted]);
  useTitle(words.library.title);
  return (
    <div className={s.library} aria-busy={cards === null && problem === null}>
      <header>
        <h1 tabIndex={-1}>{words.library.title}</h1>
        <p>{words.library.lead}</p>
      </header>
      <search className={s.filters}>
        <label className={s.search}>
          <Icon name="search" />
          <input
            type="search"
            value={search}
            placeholder={words.library.search}
            aria-label={words.library.search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
        <fieldset className={s.suits}>
          <legend className="unseen">{words.library.filter}</legend>
          {SUITS.map((id) => (
            <label key={id}>
              <input type="radio" name="suit" checked={id === suit} onChange={() => setSuit(id)} />
              <span>
                {id !== "all" && <Icon name={id} size={20} />}
                {words.library.suits[id]}
              </span>
            </label>
          ))}
        </fieldset>
      </search>
      {problem && (
        <TroubleCard trouble={problem}>
          <Button look="main" onClick={again}>
            {words.trouble.reload}
          </Button>
        </TroubleCard>
      )}
      {cards && (
        <p role="status" className={s.count}>
          {found.length > 0 ? words.library.found(found.length) : words.library.none}
        </p>
      )}
      {cards && found.length === 0 && (
        <Empty scene="cards" title={null}>
          <Button
            onClick={() => {
              setSearch("");
              setSuit("all");
            }}
          >
            {words.library.clear}
          </Button>
        </Empty>
      )}
      {SUITS.map((id) => {
        const cards = found.filter((card) => card.suit === id);
        return id !== "all" && cards.length > 0 && <Group key={id} suit={id} cards={cards} />;
      })}
    </div>
  );
}

/** The cards of a suit, in their order. */
function Group({ suit, cards }: { suit: Suit; cards: CardSummary[] }) {
  const words = useWords().library;
  return (
    <section className={s.group} aria-labelledby={`suit-${suit}`}>
      <h2 id={`suit-${suit}`}>
        <Icon name={suit} size={30} />
        {words.suits[suit]}
        <small>{cards.length}</small>
      </h2>
      <ul className={s.cards}>
        {cards.map((card) => (
          <li key={card.id}>
            <Link href={`/library/${card.id}`}>
              <CardImage card={card.id} name="" lazy />
              <strong>{card.name}</strong>
              <small>{card.keywords.slice(0, 2).join(" · ")}</small>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function filter(cards: CardSummary[], suit: "all" | Suit, search: string): CardSummary[] {
  const wanted = search.trim().toLocaleLowerCase();
  const has = (text: string) => text.toLocaleLowerCase().includes(wanted);
  return cards.filter((card) => {
    if (suit !== "all" && card.suit !== suit) return false;
    return (
      wanted === "" || has(card.name) || card.keywords.some(has) || card.reversedKeywords.some(has)
    );
  });
}
