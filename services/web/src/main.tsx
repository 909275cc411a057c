import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ensureSession } from "./api/session";
import { App } from "./app/App";
import { applySettings } from "./preferences/settings";
import "./styles/tokens.css";
import "./styles/base.css";

applySettings();
// The session is there by the time the first button is pressed; whoever needs it asks again.
ensureSession().catch(() => undefined);

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

// Fonts never hold up the first words.
requestAnimationFrame(() => void import("./styles/fonts"));
