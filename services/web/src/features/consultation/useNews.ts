import { useEffect, useRef } from "react";
import { useCardNames } from "../../cards/useCardNames";
import { useSpread } from "../../cards/useSpread";
import type { TalkView } from "../../peer/talk-view";
import { useSettings } from "../../preferences/settings";
import type { SeatRole } from "../../protocol/events";
import type { CallView } from "../../rtc/call-view";
import { play } from "../../sound/play";
import { announce } from "../../ui/announce";
import type { IconName } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import { isNew, works } from "./condition";
import { newFromPeer } from "./lines";
import { comesForward, heardText, newsText, noticeText } from "./news";
import { newsOf } from "./table";

/** Says what happens to the call: switches by voice, notices to everybody. */
export function useCallNews(view: CallView, tell: (text: string, sign?: IconName) => void): void {
  const words = useWords().consultation;
  const { controls } = words;
  useSwitch(works(view.microphone), controls.microphoneIsOn, controls.microphoneIsOff);
  useSwitch(works(view.camera), controls.cameraIsOn, controls.cameraIsOff);
  useSwitch(view.screen.on, controls.screenIsOn, controls.screenIsOff);
  useSwitch(view.tableCamera.on, controls.tableIsOn, controls.tableIsOff);
  const { notice, link } = view;
  const lastNotice = useRef(notice?.at ?? null);
  useEffect(() => {
    if (!isNew(notice, lastNotice.current)) return;
    lastNotice.current = notice.at;
    const isGood = notice.kind === "recovered" || notice.kind === "videoBack";
    tell(noticeText(notice, words), isGood ? "check" : "alert");
  }, [notice, words, tell]);
  useEffect(() => {
    if (link === "unstable") play("breath");
  }, [link]);
}

function useSwitch(isOn: boolean, on: string, off: string): void {
  const before = useRef(isOn);
  useEffect(() => {
    if (before.current === isOn) return;
    before.current = isOn;
    announce(isOn ? on : off);
  }, [isOn, on, off]);
}

interface Hearing {
  role: SeatRole;
  name: string;
  /** A table was begun or laid out. */
  onTable: () => void;
}

/** Says what the other one says and does with the cards, once. */
export function useTalkNews({ items, table }: TalkView, { role, name, onTable }: Hearing): void {
  const words = useWords();
  const { locale } = useSettings();
  const nameOf = useCardNames(locale);
  const spread = useSpread(table?.spread ?? "one", locale);
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    const heard = known.current;
    known.current = new Set(items.map(({ key }) => key));
    // What was said before this page came is there to be read.
    if (heard === null) return;
    const texts = newFromPeer(items, heard).map((it) => heardText(it, name, words.consultation));
    const told = texts.filter((text) => text !== null);
    if (told.length > 0) announce(...told);
  }, [items, name, words]);

  const before = useRef(table);
  useEffect(() => {
    const was = before.current;
    if (was === table) return;
    before.current = table;
    if (comesForward(was, table)) onTable();
    const telling = {
      role,
      name,
      placeOf: (place: number) => spread?.places[place]?.name ?? String(place + 1),
      cardOf: ({ card, orientation }: { card: string; orientation: "upright" | "reversed" }) =>
        words.card.named(nameOf(card), words.card[orientation]),
    };
    const told = newsOf(was, table)
      .map((news) => newsText(news, words.consultation, telling))
      .filter((text) => text !== null);
    if (told.length > 0) announce(...told);
  }, [table, role, name, spread, nameOf, words, onTable]);
}
