/**
 * Everything that a call takes from the browser, so that a test can be a browser too: clock and
 * chance, sockets, peer connections, devices, and the signs that the network may have changed.
 */

export type Cancel = () => void;

/**
 * `online`, `network`: the way to the world is another one now. `foreground`: the page is looked at
 * again, maybe after a long sleep. The others only say that something stops.
 */
export type Sign = "online" | "offline" | "network" | "foreground" | "background";

export type Wire = Pick<
  WebSocket,
  "send" | "close" | "onopen" | "onmessage" | "onclose" | "onerror"
>;

export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Runs `task` after so many milliseconds; the answer cancels it. */
  after: (milliseconds: number, task: () => void) => Cancel;
  /** A number from 0 up to 1. */
  random: () => number;
}

export interface DeviceWorld extends Clock {
  /** Absent where the page may not ask for devices at all. */
  devices: MediaDevices | null;
  /** What the person said before, or null where the browser does not tell. */
  permission: (name: "camera" | "microphone") => Promise<PermissionState | null>;
  stream: (tracks: MediaStreamTrack[]) => MediaStream;
  /** A small screen with cameras on both sides. */
  isPhone: boolean;
}

export interface RtcWorld extends DeviceWorld {
  socket: (url: string, protocol: string) => Wire;
  connection: (configuration: RTCConfiguration) => RTCPeerConnection;
  /** One key for all connections of the page, so that the four signs stay the same. */
  certificate: () => Promise<RTCCertificate | null>;
  /** A context for measuring and beeping; null where there is none. */
  audio: () => AudioContext | null;
  /** Keeps the screen on until the answer is called. */
  keepAwake: () => Promise<Cancel | null>;
  watch: (onSign: (sign: Sign) => void) => Cancel;
  /** Asks for `paint` to be called soon; many askings, one call. */
  schedule: (paint: () => void) => () => void;
}
