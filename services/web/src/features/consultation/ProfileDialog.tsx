import { type ChangeEvent, type FormEvent, useRef, useState } from "react";
import { asNickname } from "../../session/nickname";
import ask from "../../ui/Ask.module.css";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Modal } from "../../ui/Modal";
import { useWords } from "../../words/useWords";
import s from "./ProfileDialog.module.css";
import { pictureUrl, smallFace } from "./profile-picture";

interface Props {
  name: string;
  /** A JPEG in base64. */
  picture: string | null;
  onSave: (name: string, picture: string | null) => void;
  onClose: () => void;
}

/** How the other side sees one, in this consultation. */
export function ProfileDialog({ name, picture, onSave, onClose }: Props) {
  const words = useWords();
  const told = words.consultation.profile;
  const [text, setText] = useState(name);
  const [face, setFace] = useState(picture);
  const [wrong, setWrong] = useState<string | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (file === undefined) return;
    setWrong(null);
    try {
      setFace(await smallFace(file));
    } catch {
      setWrong(told.unreadable);
    }
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const nickname = asNickname(text);
    if (nickname === null) setWrong(told.wrong);
    else onSave(nickname, face);
  };
  return (
    <Modal title={told.title} onClose={onClose}>
      <form className={ask.form} onSubmit={save}>
        <p>{told.text}</p>
        <div className={s.face}>
          <Avatar name={text || name} picture={pictureUrl(face)} size={84} />
          <div className={s.ways}>
            <input
              ref={chooser}
              type="file"
              accept="image/jpeg,image/png,image/webp"
              hidden
              onChange={(event) => void choose(event)}
            />
            <Button onClick={() => chooser.current?.click()}>
              <Icon name="picture" size={20} />
              {told.choose}
            </Button>
            {face !== null && (
              <Button look="plain" onClick={() => setFace(null)}>
                {told.remove}
              </Button>
            )}
          </div>
        </div>
        <label>
          <span>{told.name}</span>
          <input
            value={text}
            autoComplete="nickname"
            aria-invalid={wrong !== null}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        {wrong && (
          <p className={s.wrong} role="alert">
            {wrong}
          </p>
        )}
        <div className={ask.actions}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="main" type="submit">
            {told.save}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
