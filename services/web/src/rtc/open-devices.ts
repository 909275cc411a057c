/** Asks the browser for cameras and microphones, and says why where it gets none. */
import type { DeviceTrouble } from "./call-view";
import type { DeviceWorld } from "./world";

export type MediaKind = "camera" | "microphone";

export interface Wish {
  /** `deviceId`; another device is better than none, unless it was just chosen by hand. */
  id?: string | null;
  exactly?: boolean;
  facing?: "user" | "environment";
  /** To be looked at closely, such as cards on a table. */
  detailed?: boolean;
}

export type Opened = { track: MediaStreamTrack } | { trouble: DeviceTrouble };

type Wishes = Partial<Record<MediaKind, Wish>>;

/** Everything that is wanted, with one question to the person; what fails is told of each. */
export async function openTogether(
  wishes: Wishes,
  world: DeviceWorld,
): Promise<Partial<Record<MediaKind, Opened>>> {
  const kinds = (["camera", "microphone"] as const).filter((kind) => wishes[kind] !== undefined);
  if (kinds.length === 0) return {};
  try {
    return share(await ask(wishes, world));
  } catch (error) {
    const opened: Partial<Record<MediaKind, Opened>> = {};
    for (const kind of kinds) {
      const alone = kinds.length === 1;
      opened[kind] = await openAlone(kind, wishes[kind] ?? {}, error, alone, world);
    }
    return opened;
  }
}

export async function openOne(kind: MediaKind, wish: Wish, world: DeviceWorld): Promise<Opened> {
  const opened = await openTogether({ [kind]: wish }, world);
  return opened[kind] ?? { trouble: "absent" };
}

/** After a question failed: one more try for this kind, unless it would only ask the same again. */
async function openAlone(
  kind: MediaKind,
  wish: Wish,
  error: unknown,
  wasAlone: boolean,
  world: DeviceWorld,
): Promise<Opened> {
  const permission = isNo(error) ? await world.permission(kind) : null;
  if (isNo(error)) {
    const trouble = troubleOf(error, permission);
    // Whoever said no is not asked twice; what was allowed may work without the other.
    if (wasAlone || trouble === "denied") return { trouble };
  }
  const relaxed = wish.exactly ? { ...wish, exactly: false } : wish;
  if (wasAlone && relaxed === wish) return { trouble: troubleOf(error, permission) };
  try {
    const opened = share(await ask({ [kind]: relaxed }, world))[kind];
    return opened ?? { trouble: "absent" };
  } catch (second) {
    return { trouble: troubleOf(second, await world.permission(kind)) };
  }
}

async function ask(wishes: Wishes, world: DeviceWorld): Promise<MediaStream> {
  if (world.devices === null) throw new DOMException("no devices here", "NotFoundError");
  const { camera, microphone } = wishes;
  return world.devices.getUserMedia({
    ...(camera === undefined ? {} : { video: pictureOf(camera, world.isPhone) }),
    ...(microphone === undefined ? {} : { audio: voiceOf(microphone) }),
  });
}

function share(stream: MediaStream): Partial<Record<MediaKind, Opened>> {
  const [camera] = stream.getVideoTracks();
  const [microphone] = stream.getAudioTracks();
  if (camera !== undefined) camera.contentHint = "motion";
  return {
    ...(camera === undefined ? {} : { camera: { track: camera } }),
    ...(microphone === undefined ? {} : { microphone: { track: microphone } }),
  };
}

function deviceOf({ id, exactly }: Wish): Pick<MediaTrackConstraints, "deviceId"> {
  if (!id) return {};
  return { deviceId: exactly ? { exact: id } : { ideal: id } };
}

export function pictureOf(wish: Wish, isPhone: boolean): MediaTrackConstraints {
  const small = isPhone && !wish.detailed;
  const facing = wish.facing ?? (isPhone && !wish.id ? "user" : undefined);
  return {
    ...deviceOf(wish),
    ...(facing === undefined ? {} : { facingMode: { ideal: facing } }),
    width: { ideal: small ? 640 : 1280 },
    height: { ideal: small ? 360 : 720 },
    frameRate: { ideal: 30, max: 30 },
  };
}

function voiceOf(wish: Wish): MediaTrackConstraints {
  return {
    ...deviceOf(wish),
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
  };
}

const nameOf = (error: unknown): string =>
  error instanceof Error || error instanceof DOMException ? error.name : "";

function isNo(error: unknown): boolean {
  return ["NotAllowedError", "SecurityError", "PermissionDeniedError"].includes(nameOf(error));
}

export function troubleOf(error: unknown, permission: PermissionState | null): DeviceTrouble {
  const name = nameOf(error);
  if (isNo(error)) {
    // The person said yes to this page, or was never asked: then it is the system that keeps it.
    const bySystem = /system/i.test((error as Error).message);
    return bySystem || permission === "granted" ? "blocked" : "denied";
  }
  if (["NotReadableError", "TrackStartError", "AbortError"].includes(name)) return "busy";
  return "absent";
}
