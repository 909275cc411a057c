import type { ReactNode } from "react";
import { useTitle } from "../../navigation/useTitle";
import { changeSettings, type Settings, useSettings } from "../../preferences/settings";
import { sample } from "../../sound/play";
import { useWords } from "../../words/useWords";
import s from "./SettingsPage.module.css";

interface Props {
  /** Who somebody is. */
  account: ReactNode;
  /** What others can see of them. */
  links: ReactNode;
  /** What is kept of them. */
  data: ReactNode;
}

/** What this browser prefers; what else is set here comes from where all is put together. */
export function SettingsPage({ account, links, data }: Props) {
  const words = useWords().settings;
  useTitle(words.title);
  return (
    <div className={s.settings}>
      <h1 tabIndex={-1}>{words.title}</h1>
      {account}
      <Choice name="locale" legend={words.language} options={{ ko: "한국어", en: "English" }} />
      <Choice name="persona" legend={words.voice} options={words.voices} note={words.voiceNote} />
      <Choice name="theme" legend={words.theme} options={words.themes} />
      <Choice name="motion" legend={words.motion} options={words.motions} />
      <Choice
        name="sound"
        legend={words.sound}
        options={words.sounds}
        note={words.soundNote}
        onChosen={() => sample("turn")}
      />
      <Choice name="announce" legend={words.announce} options={words.announces} />
      <p className={s.note}>{words.kept}</p>
      {links}
      {data}
      <section className={s.about} aria-labelledby="about">
        <h2 id="about">{words.about}</h2>
        <p>{words.aboutText}</p>
      </section>
    </div>
  );
}

function Choice<K extends keyof Settings>(props: {
  name: K;
  legend: string;
  options: Record<Settings[K], string>;
  note?: string;
  onChosen?: () => void;
}) {
  const { name, legend, options, note, onChosen } = props;
  const settings = useSettings();
  return (
    <fieldset className={s.choice}>
      <legend>{legend}</legend>
      <div>
        {(Object.keys(options) as Settings[K][]).map((value) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              checked={settings[name] === value}
              onChange={() => {
                changeSettings({ [name]: value });
                onChosen?.();
              }}
            />
            <span lang={name === "locale" ? value : undefined}>{options[value]}</span>
          </label>
        ))}
      </div>
      {note && <p className={s.note}>{note}</p>}
    </fieldset>
  );
}
