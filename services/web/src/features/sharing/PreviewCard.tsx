import { type Choice, pictureUrl } from "../../api/sharing";
import { useCardNames } from "../../cards/useCardNames";
import { useSettings } from "../../preferences/settings";
import type { PictureShape } from "../../protocol/rest";
import { Rich } from "../../ui/Rich";
import { wholeDay } from "../../words/format";
import { useWords } from "../../words/useWords";
import s from "./PreviewCard.module.css";
import type { Seen, usePicture } from "./usePreview";

const SHAPES: readonly PictureShape[] = ["wide", "square", "story"];

interface Props {
  reading: string;
  /** What is shown here; the words follow the choice a moment later. */
  seen: Seen | null;
  choice: Choice | null;
  picture: ReturnType<typeof usePicture>;
  shape: PictureShape;
  onShape: (shape: PictureShape) => void;
  /** Something newer is on its way. */
  isBusy: boolean;
}

/** Exactly what becomes public: the picture as the server draws it, and the words beside it. */
export function PreviewCard(props: Props) {
  const { reading, seen, choice, picture, shape, onShape, isBusy } = props;
  const words = useWords();
  return (
    <section className={s.preview} aria-labelledby="seen" aria-busy={isBusy}>
      <h3 id="seen">{words.sharing.preview}</h3>
      <div className={s.frame} data-shape={shape}>
        {seen && choice && <Picture {...{ reading, seen, choice, picture, shape }} />}
      </div>
      {picture.is === "late" && <p className={s.note}>{words.sharing.pictureLate}</p>}
      <fieldset className={s.shapes}>
        <legend className="unseen">{words.sharing.shape}</legend>
        {SHAPES.map((it) => (
          <label key={it}>
            <input type="radio" name="shape" checked={shape === it} onChange={() => onShape(it)} />
            <span>{words.sharing.shapes[it]}</span>
          </label>
        ))}
      </fieldset>
      {seen && <Said seen={seen} />}
    </section>
  );
}

function Picture(props: Pick<Props, "reading" | "choice" | "picture" | "shape"> & { seen: Seen }) {
  const { reading, seen, choice, picture, shape } = props;
  const words = useWords();
  const { cards, locale } = seen.preview.reading;
  const nameOf = useCardNames(locale);
  const named = cards.map(({ card, orientation }) =>
    words.card.named(nameOf(card), words.card[orientation]),
  );
  if (choice === null) return null;
  return (
    <img
      key={`${shape} ${seen.preview.previewed}`}
      src={pictureUrl(reading, choice, shape)}
      alt={words.sharing.picture(named.join(", "))}
      hidden={picture.is === "missing"}
      onLoad={picture.onLoad}
      onError={picture.onError}
      draggable={false}
    />
  );
}

/** The words as they will be read. */
function Said({ seen }: { seen: Seen }) {
  const words = useWords();
  const { locale } = useSettings();
  const { name, date, question, text, locale: lang } = seen.preview.reading;
  return (
    <div className={s.said}>
      <p className={s.who}>
        <bdi>{name === null ? words.sharing.unnamed : words.sharing.whose(name)}</bdi>
        <span>{date === null ? words.sharing.undated : wholeDay(date, locale)}</span>
      </p>
      {question !== null && (
        <blockquote lang={lang} dir="auto">
          {question}
        </blockquote>
      )}
      <details>
        <summary>
          <span className={s.begin} lang={lang}>
            {text.replaceAll("**", "").slice(0, 160)}
          </span>
          <span className={s.more}>{words.sharing.all}</span>
        </summary>
        <Rich text={text} lang={lang} />
      </details>
      {seen.preview.quotesLeftOut && <p className={s.note}>{words.sharing.quotesLeftOut}</p>}
    </div>
  );
}
