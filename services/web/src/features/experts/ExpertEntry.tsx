import { Link } from "../../navigation/router";
import type { Expert } from "../../protocol/rest";
import { Avatar } from "../../ui/Avatar";
import { Icon } from "../../ui/Icon";
import s from "./Experts.module.css";
import { Presence } from "./Presence";

/** One expert in the directory: the whole of it leads to their page. */
export function ExpertEntry({ expert }: { expert: Expert }) {
  const { handle, nickname, headline, avatar, specialities, presence } = expert;
  return (
    <li>
      <Link href={`/@${handle}`} className={s.entry} data-presence={presence}>
        <span className={s.face}>
          <Avatar name={nickname} picture={avatar} size={64} />
        </span>
        <span className={s.about}>
          <span className={s.nameLine}>
            <strong dir="auto">{nickname}</strong>
            <Presence of={presence} />
          </span>
          {headline && (
            <span className={s.headline} dir="auto">
              {headline}
            </span>
          )}
          {specialities.length > 0 && (
            <span className={s.specialities}>
              {specialities.slice(0, 3).map((it) => (
                <span key={it}>
                  {it}
                  <i className="unseen">,</i>
                </span>
              ))}
            </span>
          )}
        </span>
        <Icon name="forward" size={20} />
      </Link>
    </li>
  );
}
