/** The draw: a full page over the talk, left only by choosing or by asking twice. */
import { useEffect, useRef, useState } from "react";
import type { ApiProblem } from "../../api/problem";
import { gather } from "../../cards/ceremony";
import { Deck } from "../../cards/Deck";
import { SIZES, SpreadChoice } from "../../cards/SpreadChoice";
import { useCardNames } from "../../cards/useCardNames";
import { useSpread } from "../../cards/useSpread";
import { atRandom } from "../../cards/wheel";
import { isMotionReduced } from "../../preferences/settings";
import type { SpreadId } from "../../protocol/events";
import { feel } from "../../sound/touch";
import type { Talk } from "../../stream/conversation";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { SealChip } from "../../ui/SealChip";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import s from "./DrawDialog.module.css";
import { LeaveAsk } from "./LeaveAsk";
import { Reveal } from "./Reveal";
import { usePicks } from "./usePicks";

interface Props {
  talk: Talk;
  problem: ApiProblem | null;
  spread: SpreadId;
  onSpread: (spread: SpreadId) => void;
  offer: (spread: SpreadId) => Promise<boolean>;
  draw: (positions: number[]) => Promise<boolean>;
  onClose: () => void;
}

export function DrawDialog(props: Props) {
  const { talk, problem, spread, onSpread, offer, draw, onClose } = props;
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [layout, setLayout] = useState<"fan" | "grid">("fan");
  const [leaving, setLeaving] = useState(false);
  const [sent, setSent] = useState<"no" | "sending" | "failed" | "sent">("no");
  const [origins, setOrigins] = useState<(DOMRect | null)[]>([]);
  const hurried = useRef(false);
  const layoutOf = useSpread(spread, talk.locale);
  const nameOf = useCardNames(talk.locale);
  const sealed = talk.draw?.state === "offered" && talk.draw.spread === spread ? talk.draw : null;
  const size = SIZES[spread];
  const [picks, setPicks] = usePicks(sealed?.commitment ?? null, size);
  const busy = talk.turn?.state === "running";
  const placeOf = (pick: number) => layoutOf?.places[pick]?.name ?? String(pick + 1);

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    element?.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  // The deck is sealed as soon as nobody speaks; before that nothing can be touched.
  const [refused, setRefused] = useState(0);
  useEffect(() => {
    if (sealed !== null || busy || sent !== "no") return;
    let current = true;
    offer(spread).then((done) => {
      if (current && !done) setRefused((count) => count + 1);
    });
    return () => {
      current = false;
    };
  }, [sealed, busy, spread, sent, offer]);

  // Only the draw of these picks is this dialog's: an earlier one is not opened again.
  const drawn = sent === "sent" && talk.draw?.state === "drawn" ? (talk.draw.cards ?? null) : null;
  useEffect(() => {
    if (drawn === null) return;
    const told = drawn.map(({ card, orientation }) =>
      words.card.named(nameOf(card), words.card[orientation]),
    );
    const tell = () => announce(words.draw.opened(told.join(", ")));
    if (!hurried.current) {
      tell();
      return;
    }
    onClose();
    // The voice of the dialog leaves with it: the page's own speaks.
    setTimeout(tell, 100);
  }, [drawn, nameOf, words, onClose]);

  const send = async (positions: number[]) => {
    setOrigins(positions.map((position) => rectOf(dialog.current, position)));
    const fan = dialog.current?.querySelector<HTMLElement>('[data-layout="fan"] [role="listbox"]');
    if (fan && dialog.current && !isMotionReduced()) gather(fan, positions, dialog.current);
    setSent("sending");
    const done = await draw(positions);
    setSent(done ? "sent" : "failed");
  };
  const take = (positions: number[]) => {
    if (sealed === null || sent !== "no") return;
    setPicks(positions);
    feel("pick");
    const last = positions.at(-1) ?? 0;
    if (positions.length === size) {
      // it measures the page, which is cheap as long as nothing has been written into it
      void send(positions);
      announce(words.draw.picked(last + 1));
    } else {
      const place = placeOf(positions.length - 1);
      announce(words.draw.pickedMore(last + 1, place, size - positions.length));
    }
  };
  const pick = (position: number) => {
    if (picks.includes(position)) {
      setPicks(picks.filter((it) => it !== position));
      announce(words.draw.unpicked(position + 1));
      return;
    }
    take([...picks, position]);
  };
  const random = (count: number) => take([...picks, ...atRandom(count, picks)]);
  const leave = () => {
    if (sent === "sent" || sent === "sending") onClose();
    else if (leaving || sealed === null) onClose();
    else setLeaving(true);
  };
  const left = size - picks.length;
  const revealing = sent === "sending" || sent === "sent";

  return (
    <dialog
      ref={dialog}
      className={s.dialog}
      data-under-the-sky
      aria-labelledby="draw-title"
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <div className={s.page}>
        <header className={s.top}>
          <div className={s.title}>
            <h2 id="draw-title">{words.draw.title}</h2>
            <p>{revealing ? words.draw.flipping : words.draw.lead(Math.max(1, left))}</p>
          </div>
          {sealed && !revealing && <SealChip draw={sealed} compact />}
          {revealing ? (
            <Button onClick={onClose}>{words.draw.skip}</Button>
          ) : (
            <Button look="icon" aria-label={words.close} onClick={leave}>
              <Icon name="close" />
            </Button>
          )}
        </header>
        {leaving && !revealing && <LeaveAsk onStay={() => setLeaving(false)} onLeave={onClose} />}
        {revealing ? (
          <Reveal
            spreadId={spread}
            picks={picks}
            origins={origins}
            cards={drawn}
            nameOf={nameOf}
            spread={layoutOf}
            onDone={onClose}
          />
        ) : (
          <>
            <div className={s.ways}>
              <Button
                look="main"
                data-first
                aria-disabled={sealed === null}
                onClick={() => random(1)}
              >
                <Icon name="dice" />
                {words.draw.random}
              </Button>
              <Button
                title={words.draw.nowHelp}
                aria-disabled={sealed === null}
                onClick={() => {
                  hurried.current = sealed !== null;
                  random(left);
                }}
              >
                {words.draw.now}
              </Button>
              <Button
                look="icon"
                aria-label={layout === "fan" ? words.draw.grid : words.draw.fanView}
                onClick={() => setLayout(layout === "fan" ? "grid" : "fan")}
              >
                <Icon name={layout === "fan" ? "grid" : "fan"} />
              </Button>
              <SpreadChoice
                name="draw-spread"
                spread={spread}
                onSpread={onSpread}
                disabled={sent !== "no"}
              />
            </div>
            {size > 1 && (
              <ol className={s.places} aria-label={words.draw.places}>
                {Array.from({ length: size }, (_, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a place is what it is
                  <li key={place} data-filled={picks[place] !== undefined}>
                    <span>{placeOf(place)}</span>
                    <b>{picks[place] === undefined ? words.draw.empty : picks[place] + 1}</b>
                  </li>
                ))}
              </ol>
            )}
            {sealed === null && !problem && (
              <p className={s.sealing} role="status">
                {busy ? words.draw.waiting : words.draw.sealing}
              </p>
            )}
            {problem && (sent === "failed" || refused > 0) && (
              <div className={s.trouble}>
                <TroubleCard trouble={problem} kept={words.draw.failed}>
                  <Button
                    look="main"
                    onClick={() => void (sent === "failed" ? send([...picks]) : offer(spread))}
                  >
                    {words.trouble.retry}
                  </Button>
                </TroubleCard>
              </div>
            )}
            <Deck
              layout={layout}
              picks={picks}
              placeOf={placeOf}
              many={size > 1}
              disabled={sealed === null}
              onPick={pick}
            />
          </>
        )}
        <div className="unseen" role="status" aria-live="polite" data-announcer />
      </div>
    </dialog>
  );
}

function rectOf(dialog: HTMLElement | null, position: number): DOMRect | null {
  const card = dialog?.querySelector(`[data-position="${position}"]`);
  const rect = card?.getBoundingClientRect();
  return rect && rect.width > 0 ? rect : null;
}
