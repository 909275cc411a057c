import { type FormEvent, useRef, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { experts } from "../../api/rooms";
import { useSettings } from "../../preferences/settings";
import type { Locale } from "../../protocol/events";
import type { OwnExpert } from "../../protocol/rest";
import { useSession } from "../../session/useSession";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Modal } from "../../ui/Modal";
import { Switch } from "../../ui/Switch";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import s from "./ProfileForm.module.css";
import { type Draft, draftOf, isText, LONGEST, textOf, type Wrong } from "./profile";

const LANGUAGES: readonly Locale[] = ["ko", "en"];

interface Props {
  own: OwnExpert | null;
  /** The name of the member, to begin with. */
  nickname: string;
  onSaved: (saved: OwnExpert) => void;
  onClose: () => void;
}

/** What others read of an expert. Nothing typed is lost by a refusal. */
export function ProfileForm({ own, nickname, onSaved, onClose }: Props) {
  const words = useWords();
  const { form: text } = words.experts;
  const { locale } = useSettings();
  const avatar = useSession()?.member?.avatar ?? own?.avatar ?? null;
  const [draft, setDraft] = useState<Draft>(() => draftOf(own, nickname, locale));
  const [wrong, setWrong] = useState<Wrong>({});
  const [isTaken, setTaken] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const change = (part: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...part }));
    setWrong({});
    setTaken(false);
  };
  const toWrong = () =>
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (isSaving) return;
    const sent = textOf(draft, avatar);
    if (!isText(sent)) {
      setWrong(sent);
      return void toWrong();
    }
    setSaving(true);
    setProblem(null);
    try {
      const saved = await experts.write(sent);
      announce(text.saved);
      onSaved(saved);
    } catch (error) {
      const told = asProblem(error);
      setSaving(false);
      if (told.code === "handle_taken") setTaken(true);
      else if (told.code === "invalid_handle") setWrong({ handle: true });
      else if (told.code === "invalid_nickname") setWrong({ nickname: true });
      else return setProblem(told);
      toWrong();
    }
  };
  const languages = (it: Locale) =>
    draft.languages.includes(it)
      ? draft.languages.filter((other) => other !== it)
      : LANGUAGES.filter((other) => other === it || draft.languages.includes(other));

  return (
    <Modal title={text.title} onClose={onClose}>
      <form ref={form} className={s.form} noValidate onSubmit={(event) => void save(event)}>
        <Field label={text.nickname} wrong={wrong.nickname && text.nicknameWrong}>
          {(wiring) => (
            <input
              {...wiring}
              value={draft.nickname}
              autoComplete="nickname"
              onChange={({ target }) => change({ nickname: target.value })}
            />
          )}
        </Field>
        <Field
          label={text.handle}
          hint={text.handleHint}
          wrong={isTaken ? text.handleTaken : wrong.handle && text.handleWrong}
        >
          {(wiring) => (
            <span className={s.handle}>
              <span aria-hidden="true">{location.host}/@</span>
              <input
                {...wiring}
                value={draft.handle}
                autoCapitalize="none"
                autoComplete="off"
                autoCorrect="off"
                spellCheck={false}
                onChange={({ target }) => change({ handle: target.value })}
              />
            </span>
          )}
        </Field>
        <Field label={text.headline} wrong={wrong.headline && text.textLong(LONGEST.headline)}>
          {(wiring) => (
            <input
              {...wiring}
              value={draft.headline}
              placeholder={text.headlinePlaceholder}
              onChange={({ target }) => change({ headline: target.value })}
            />
          )}
        </Field>
        <Field label={text.specialities} hint={text.specialitiesHint}>
          {(wiring) => (
            <input
              {...wiring}
              value={draft.specialities}
              placeholder={text.specialitiesPlaceholder}
              onChange={({ target }) => change({ specialities: target.value })}
            />
          )}
        </Field>
        <Field label={text.about} wrong={wrong.about && text.textLong(LONGEST.about)}>
          {(wiring) => (
            <textarea
              {...wiring}
              rows={4}
              value={draft.about}
              onChange={({ target }) => change({ about: target.value })}
            />
          )}
        </Field>
        <fieldset className={s.languages}>
          <legend>{text.languages}</legend>
          {LANGUAGES.map((it) => (
            <label key={it}>
              <input
                type="checkbox"
                checked={draft.languages.includes(it)}
                aria-invalid={wrong.languages ?? false}
                onChange={() => change({ languages: languages(it) })}
              />
              {words.experts.languages[it]}
            </label>
          ))}
          {wrong.languages && <p role="alert">{text.languagesWrong}</p>}
        </fieldset>
        <Switch name={text.listed} isOn={draft.listed} onSwitch={(listed) => change({ listed })} />
        {problem && <TroubleCard trouble={problem} kept={text.kept} />}
        <div className={s.acts}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="main" type="submit" aria-disabled={isSaving}>
            {isSaving ? text.saving : text.save}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
