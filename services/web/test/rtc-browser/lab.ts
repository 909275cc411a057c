/** One side of a call on a page of its own, with handles for the scenarios. */
import { browserWorld } from "../../src/rtc/browser-world";
import { LiveCall } from "../../src/rtc/call";
import type { MediaWish } from "../../src/rtc/local-media";
import { probeNetwork } from "../../src/rtc/probe";

const real = browserWorld();
const connections: RTCPeerConnection[] = [];
const connection = (configuration: RTCConfiguration) => {
  const pc = real.connection(configuration);
  connections.push(pc);
  return pc;
};

const frames = { video: 0, table: 0 };

function show(id: "video" | "table", stream: MediaStream | null): void {
  const element = document.getElementById(id) as HTMLVideoElement;
  if (element.srcObject === stream) return;
  element.srcObject = stream;
  if (stream !== null) void element.play().catch(() => undefined);
}

function count(id: "video" | "table"): void {
  const element = document.getElementById(id) as HTMLVideoElement;
  const next = () => {
    frames[id] += 1;
    element.requestVideoFrameCallback(next);
  };
  element.requestVideoFrameCallback(next);
}

function begin(seatToken: string, wish: MediaWish): void {
  const call = new LiveCall(
    {
      roomId: "r1",
      seatToken,
      baseUrl: location.origin,
      wish,
      fetchIce: async () => ({ iceServers: [], relayOnly: false, ttlSeconds: 3600 }),
    },
    { ...real, connection },
  );
  const links: string[] = [];
  const lines: string[] = [];
  const words: string[] = [];
  const pairs: RTCDataChannel[] = [];
  call.subscribe(() => {
    const view = call.view();
    show("video", view.remoteVideo);
    show("table", view.remoteTable);
    if (view.link !== links.at(-1)) links.push(view.link);
    if (view.line !== lines.at(-1)) lines.push(view.line);
  });
  call.onChannels((talk) => {
    pairs.push(talk);
    talk.onmessage = ({ data }) => {
      const message = JSON.parse(data as string);
      if (message.media !== undefined) call.remoteMediaChanged(message.media);
      else words.push(message.text);
    };
    talk.send(JSON.stringify({ media: call.mediaState() }));
  });
  call.onMediaState((media) => {
    if (pairs.at(-1)?.readyState === "open") pairs.at(-1)?.send(JSON.stringify({ media }));
  });
  call.attachAudio(document.getElementById("audio") as HTMLAudioElement);
  count("video");
  count("table");
  const say = (text: string) => pairs.at(-1)?.send(JSON.stringify({ text }));
  Object.assign(window, { lab: { call, connections, frames, links, lines, words, pairs, say } });
  call.start();
}

Object.assign(window, { begin, probe: () => probeNetwork([], real) });
