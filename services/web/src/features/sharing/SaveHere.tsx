import { useEffect, useRef } from "react";
import { type Choice, pictureUrl } from "../../api/sharing";
import type { PictureShape } from "../../protocol/rest";
import { Button } from "../../ui/Button";
import { useWords } from "../../words/useWords";
import s from "./SaveHere.module.css";

interface Props {
  reading: string;
  choice: Choice;
  shape: PictureShape;
  onBack: () => void;
}

/** Browsers inside of apps save no files, but a picture that is held. */
export function SaveHere({ reading, choice, shape, onBack }: Props) {
  const words = useWords().sharing;
  const hint = useRef<HTMLParagraphElement>(null);
  useEffect(() => hint.current?.focus(), []);
  return (
    <div className={s.save}>
      <p ref={hint} tabIndex={-1}>
        {words.saveHere}
      </p>
      <img
        src={pictureUrl(reading, choice, shape)}
        alt={words.picture(words.shapes[shape])}
        data-shape={shape}
      />
      <Button onClick={onBack}>{words.saveDone}</Button>
    </div>
  );
}
