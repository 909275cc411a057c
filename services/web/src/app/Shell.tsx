import type { ReactNode } from "react";
import { AccountButton } from "../features/account/AccountButton";
import { Link } from "../navigation/router";
import { Conch } from "../ui/conch/Conch";
import { Icon, type IconName } from "../ui/Icon";
import { useWords } from "../words/useWords";
import s from "./Shell.module.css";

/** The frame of every page but the talk: name, ways around, content. */
export function Shell({ path, children }: { path: string; children: ReactNode }) {
  const words = useWords();
  const ways: { to: string; icon: IconName; name: string }[] = [
    { to: "/", icon: "home", name: words.nav.home },
    { to: "/library", icon: "book", name: words.nav.library },
    { to: "/history", icon: "talks", name: words.nav.history },
    { to: "/settings", icon: "settings", name: words.nav.settings },
  ];
  const isHere = (to: string) => (to === "/" ? path === "/" : path.startsWith(to));
  return (
    <div className={s.shell}>
      <header className={s.top}>
        <Link href="/" className={s.brand}>
          <Conch size={32} />
          <span>{words.brand}</span>
        </Link>
        <nav className={s.ways} aria-label={words.nav.label}>
          {ways.map(({ to, icon, name }) => (
            <Link
              key={to}
              href={to}
              className={s.way}
              aria-current={isHere(to) ? "page" : undefined}
            >
              <Icon name={icon} />
              <span>{name}</span>
            </Link>
          ))}
        </nav>
        {/* the settings have the whole account; the place stays, so that nothing moves */}
        <div className={s.account}>{path !== "/settings" && <AccountButton />}</div>
      </header>
      <main id="content" className={s.content}>
        {children}
      </main>
    </div>
  );
}
