/** The world of a call as a real browser gives it. */
import { oncePerFrame } from "../stream/frames";
import type { Cancel, RtcWorld, Sign } from "./world";

/** Only Android tells of its kind of network; elsewhere the type is absent. */
type NetworkInformation = EventTarget & { type?: string };

export function browserWorld(): RtcWorld {
  return {
    now: () => Date.now(),
    after: (milliseconds, task) => {
      const timer = setTimeout(task, milliseconds);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    devices: navigator.mediaDevices ?? null,
    permission: askPermission,
    stream: (tracks) => new MediaStream(tracks),
    isPhone: matchMedia("(pointer: coarse) and (max-width: 1024px)").matches,
    socket: (url, protocol) => new WebSocket(url, protocol),
    connection: (configuration) => new RTCPeerConnection(configuration),
    certificate: makeCertificate,
    audio: sharedAudio,
    keepAwake: lockScreen,
    watch: watchSigns,
    schedule: oncePerFrame,
  };
}

let audio: AudioContext | null = null;

/** Browsers allow a page only a few of them. */
function sharedAudio(): AudioContext | null {
  try {
    audio ??= new AudioContext();
    if (audio.state !== "running") audio.resume().catch(() => undefined);
    return audio;
  } catch {
    return null;
  }
}

async function askPermission(name: "camera" | "microphone"): Promise<PermissionState | null> {
  try {
    return (await navigator.permissions.query({ name: name as PermissionName })).state;
  } catch {
    return null;
  }
}

async function makeCertificate(): Promise<RTCCertificate | null> {
  try {
    const algorithm = { name: "ECDSA", namedCurve: "P-256" };
    return await RTCPeerConnection.generateCertificate(algorithm);
  } catch {
    return null;
  }
}

async function lockScreen(): Promise<Cancel | null> {
  try {
    const lock = await navigator.wakeLock.request("screen");
    return () => void lock.release().catch(() => undefined);
  } catch {
    return null;
  }
}

function watchSigns(onSign: (sign: Sign) => void): Cancel {
  const over = new AbortController();
  const { signal } = over;
  const seen = () => onSign(document.hidden ? "background" : "foreground");
  addEventListener("online", () => onSign("online"), { signal });
  addEventListener("offline", () => onSign("offline"), { signal });
  addEventListener("pageshow", () => onSign("foreground"), { signal });
  document.addEventListener("visibilitychange", seen, { signal });
  const network = (navigator as Navigator & { connection?: NetworkInformation }).connection;
  let type = network?.type;
  network?.addEventListener(
    "change",
    () => {
      // It also tells of every new guess at the speed, which says nothing of the way.
      if (network.type === type) return;
      type = network.type;
      onSign("network");
    },
    { signal },
  );
  return () => over.abort();
}
