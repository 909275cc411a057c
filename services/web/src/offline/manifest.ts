import { chosenLocale, onSettings } from "../preferences/settings";

/** Whoever installs the app gets it in the language they chose, which only this browser knows. */
export function callByName(): void {
  const manifest = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
  if (manifest === null) return;
  const follow = () => {
    const href = `/app.${chosenLocale()}.webmanifest`;
    if (manifest.getAttribute("href") !== href) manifest.setAttribute("href", href);
  };
  follow();
  onSettings(follow);
}
