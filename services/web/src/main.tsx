import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ensureSession } from "./api/session";
import { App } from "./app/App";
import { sharedIdOf } from "./navigation/shared-id";
import { callByName } from "./offline/manifest";
import { isAlone } from "./offline/state";
import { stay } from "./offline/stay";
import { applySettings, chosenLocale, followDevice } from "./preferences/settings";
import "./styles/interface/interface.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/opening.css";
import "./styles/rich.css";
import "./styles/shared-page.css";
import { missingWords } from "./words/words-of";

applySettings();
followDevice();
const words = missingWords(chosenLocale());
const root = document.getElementById("root");
const shared = sharedIdOf(location.pathname);
if (root !== null && shared !== null && !isAlone()) {
  void showShared(root, shared);
} else if (root !== null) {
  // The session is there by the time the first button is pressed; whoever needs it asks again.
  ensureSession().catch(() => undefined);
  void showApp(root);
  stay();
  callByName();
}

async function showApp(root: HTMLElement): Promise<void> {
  try {
    await words;
  } catch {
    // Without any words of ours there is one thing to say, and to do.
    const again = Object.assign(document.createElement("a"), { href: location.href });
    again.textContent = "다시 열기 · Open again";
    return root.replaceChildren(again);
  }
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

/** The page of a link can be read already: it stays until the app has the same to show, or for good. */
async function showShared(root: HTMLElement, id: string): Promise<void> {
  try {
    const { openShared } = await import("./app/SharedApp");
    const [{ place, app }] = await Promise.all([openShared(root, id), words]);
    createRoot(place).render(<StrictMode>{app}</StrictMode>);
  } catch {
    // What the server wrote is whole without us; so it names the cards, which nothing will turn.
    document.documentElement.dataset.served = "";
  }
}

// Fonts never hold up the first words.
requestAnimationFrame(() => void import("./styles/fonts").catch(() => undefined));
