import { useId } from "react";
import { changeSettings, useSettings } from "../../preferences/settings";
import type { ConversationSummary } from "../../protocol/rest";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import { type Beside, TalkList } from "./TalkList";
import s from "./TalksAside.module.css";
import { useTalks } from "./useTalks";

interface Props extends Beside {
  /** What is known of the open talk, if it belongs in the list. */
  told: ConversationSummary | null;
  onNew: () => void;
}

/** One's talks beside the open one, or only the button that brings them. */
export function TalksAside(props: Props) {
  const words = useWords();
  const { talks } = useSettings();
  const isShown = talks === "shown";
  const list = useId();
  return (
    <nav className={isShown ? s.aside : s.away} aria-label={words.nav.history}>
      <div className={s.head}>
        <Button
          look="icon"
          aria-label={words.history.list}
          aria-expanded={isShown}
          aria-controls={isShown ? list : undefined}
          onClick={() => changeSettings({ talks: isShown ? "hidden" : "shown" })}
        >
          <Icon name="side" />
        </Button>
        {isShown && (
          <>
            <h2>{words.nav.history}</h2>
            <Button className={s.fresh} onClick={props.onNew}>
              <Icon name="plus" size={20} />
              {words.chat.newTalk}
            </Button>
          </>
        )}
      </div>
      {isShown && (
        <div id={list} className={s.list}>
          <Shown {...props} />
        </div>
      )}
    </nav>
  );
}

/** Nothing is asked for while nobody looks. */
function Shown({ told, ...beside }: Props) {
  const words = useWords();
  const list = useTalks(told);
  return (
    <TalkList
      list={list}
      beside={beside}
      none={<p className={s.none}>{words.history.noneText}</p>}
    />
  );
}
