/** A file that goes from one to the other: what it is, how far it is, what can be done. */
import { useState } from "react";
import type { FileView, Talk } from "../../peer/talk-view";
import { Button, buttonClass } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Modal } from "../../ui/Modal";
import { sizeOf } from "../../words/format";
import { useWords } from "../../words/useWords";
import s from "./FileCard.module.css";
import { endingOf, percentOf, waysOf } from "./files";

export function FileCard({ file, talk }: { file: FileView; talk: Talk }) {
  const words = useWords().consultation.file;
  const [isLarge, setLarge] = useState(false);
  const { name, mine, number, state, url, isImage } = file;
  const ways = waysOf(file);
  const percent = percentOf(file);
  const shows = isImage && url !== null && (mine || state === "arrived");
  return (
    <div className={s.file} data-state={state}>
      {shows && (
        <button
          type="button"
          className={s.preview}
          aria-label={words.openOf(name)}
          onClick={() => setLarge(true)}
        >
          <img src={url} alt="" loading="lazy" />
        </button>
      )}
      <div className={s.row}>
        {!shows && (
          <span className={s.sign} aria-hidden="true">
            <Icon name={isImage ? "picture" : "file"} size={28} />
            <small>{endingOf(name)}</small>
          </span>
        )}
        <div className={s.about}>
          <p className={s.name}>{name}</p>
          <p className={s.state}>{stateOf(file, percent, words)}</p>
        </div>
        {ways.cancel && (
          <Button
            look="icon"
            aria-label={words.cancelOf(name)}
            title={words.cancel}
            onClick={() => talk.cancel(number, mine)}
          >
            <Icon name="close" size={20} />
          </Button>
        )}
        {ways.save && url !== null && !mine && (
          <a
            className={buttonClass("icon")}
            href={url}
            download={name}
            aria-label={words.saveOf(name)}
            title={words.save}
          >
            <Icon name="save" size={22} />
          </a>
        )}
      </div>
      {ways.progress && (
        <div
          className={s.bar}
          role="progressbar"
          aria-label={words.progress(name)}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
        >
          <i style={{ width: `${percent}%` }} />
        </div>
      )}
      {state === "offered" && !mine && (
        <div className={s.ways}>
          {ways.answer && (
            <Button
              className={s.accept}
              aria-label={words.acceptOf(name)}
              onClick={() => talk.answer(number, true)}
            >
              {words.accept}
            </Button>
          )}
          <Button aria-label={words.declineOf(name)} onClick={() => talk.answer(number, false)}>
            {words.decline}
          </Button>
        </div>
      )}
      {isLarge && url !== null && (
        <Modal title={name} wide onClose={() => setLarge(false)}>
          <img className={s.large} src={url} alt={name} />
        </Modal>
      )}
    </div>
  );
}

type FileWords = ReturnType<typeof useWords>["consultation"]["file"];

function stateOf(file: FileView, percent: number, words: FileWords): string {
  const { mine, state, warning, size } = file;
  switch (state) {
    case "offered":
      if (warning !== null && !mine) return words[warning];
      return mine ? `${sizeOf(size)} · ${words.offered}` : words.offer(sizeOf(size));
    case "moving":
      return `${sizeOf(size)} · ${words.moving(percent)}`;
    case "paused":
      return words.paused(percent);
    case "arrived":
      return `${sizeOf(size)} · ${mine ? words.arrivedMine : words.arrived}`;
    case "declined":
      return mine ? words.declinedMine : words.declined;
    case "cancelled":
      return words.cancelled;
    case "failed":
      return mine ? words.failedMine : words.failed;
  }
}
