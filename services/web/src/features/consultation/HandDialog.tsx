/** Cards of paper, as the host laid them: found by name, each turned as it lies. */
import { useEffect, useState } from "react";
import { faceUrl, library } from "../../api/library";
import { SIZES, SpreadChoice } from "../../cards/SpreadChoice";
import { useSpread } from "../../cards/useSpread";
import { useSettings } from "../../preferences/settings";
import type { DrawnCard, Locale, Orientation, SpreadId } from "../../protocol/events";
import type { CardSummary } from "../../protocol/rest";
import { Button } from "../../ui/Button";
import { CardImage } from "../../ui/CardImage";
import { Icon } from "../../ui/Icon";
import { Modal } from "../../ui/Modal";
import { useWords } from "../../words/useWords";
import s from "./HandDialog.module.css";
import { laidCards } from "./table";

interface Props {
  spread: SpreadId;
  onSpread: (spread: SpreadId) => void;
  onLay: (cards: DrawnCard[]) => void;
  onClose: () => void;
}

type Chosen = { card: string; orientation: Orientation } | null;

export function HandDialog({ spread, onSpread, onLay, onClose }: Props) {
  const words = useWords();
  const told = words.consultation.hand;
  const { locale } = useSettings();
  const places = useSpread(spread, locale)?.places;
  const size = SIZES[spread];
  const cards = useCards(locale);
  const [all, setAll] = useState<Chosen[]>([]);
  const [active, setActive] = useState(0);
  const [wanted, setWanted] = useState("");
  const chosen = Array.from({ length: size }, (_, place) => all[place] ?? null);
  const left = chosen.filter((it) => it === null).length;
  const laid = laidCards(chosen);
  const placeOf = (place: number) => places?.[place]?.name ?? String(place + 1);
  const here = Math.min(active, size - 1);
  const change = (place: number, to: Chosen) => {
    const next = [...chosen];
    next[place] = to;
    setAll(next);
    return next;
  };
  const choose = (card: string) => {
    const next = change(here, { card, orientation: chosen[here]?.orientation ?? "upright" });
    const empty = next.indexOf(null);
    if (empty >= 0) setActive(empty);
    setWanted("");
  };
  const found = foundIn(cards, wanted);
  const nameOf = (id: string) => cards.find((card) => card.id === id)?.name ?? id;
  return (
    <Modal title={told.title} wide onClose={onClose}>
      <div className={s.hand}>
        <p className={s.text}>{told.text}</p>
        <SpreadChoice name="hand-spread" spread={spread} onSpread={onSpread} />
        <ol className={s.places} data-count={size}>
          {chosen.map((it, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place is what it is
            <li key={place} data-active={place === here}>
              <button
                type="button"
                className={s.slot}
                aria-pressed={place === here}
                aria-label={
                  it === null
                    ? told.pick(placeOf(place))
                    : `${told.change(placeOf(place))}: ${nameOf(it.card)}`
                }
                onClick={() => setActive(place)}
              >
                {it === null ? (
                  <b>{place + 1}</b>
                ) : (
                  <CardImage card={it.card} name="" orientation={it.orientation} />
                )}
              </button>
              <span className={s.name}>{placeOf(place)}</span>
              {it !== null && (
                <button
                  type="button"
                  className={s.turn}
                  aria-pressed={it.orientation === "reversed"}
                  aria-label={`${words.card.reversed} · ${told.turn(placeOf(place))}`}
                  onClick={() =>
                    change(place, {
                      ...it,
                      orientation: it.orientation === "upright" ? "reversed" : "upright",
                    })
                  }
                >
                  <Icon name="again" size={16} />
                  {words.card[it.orientation]}
                </button>
              )}
            </li>
          ))}
        </ol>
        <label className={s.search}>
          <span>{told.pick(placeOf(here))}</span>
          <input
            type="search"
            value={wanted}
            placeholder={told.search}
            onChange={(event) => setWanted(event.target.value)}
          />
        </label>
        {found.length === 0 && <p className={s.text}>{told.none}</p>}
        <ul className={s.found}>
          {found.map(({ id, name }) => {
            const taken = chosen.some((it) => it?.card === id);
            return (
              <li key={id}>
                <button
                  type="button"
                  aria-disabled={taken}
                  onClick={() => !taken && choose(id)}
                  title={taken ? told.taken : name}
                >
                  <img src={faceUrl(id)} alt="" loading="lazy" width={60} height={100} />
                  <span>{name}</span>
                  {taken && <span className="unseen">{told.taken}</span>}
                </button>
              </li>
            );
          })}
        </ul>
        <div className={s.done}>
          {left > 0 && <p>{told.missing(left)}</p>}
          <Button look="main" aria-disabled={laid === null} onClick={() => laid && onLay(laid)}>
            {told.lay}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function foundIn(cards: readonly CardSummary[], wanted: string): readonly CardSummary[] {
  const plain = (text: string) => text.toLocaleLowerCase().replaceAll(/\s/g, "");
  const sought = plain(wanted);
  return sought === "" ? cards : cards.filter(({ name }) => plain(name).includes(sought));
}

function useCards(locale: Locale): readonly CardSummary[] {
  const [cards, setCards] = useState<readonly CardSummary[]>([]);
  useEffect(() => {
    let current = true;
    library.cards(locale).then(
      (found) => current && setCards(found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [locale]);
  return cards;
}
