/** Which devices were in use in a room, so that a reload goes on with them without asking. */
import type { SeatRole } from "../protocol/events";
import type { CallView } from "../rtc/call-view";
import type { MediaWish } from "../rtc/local-media";

const keyOf = (room: string) => `conch.devices.${room}`;

/** A host who comes in for the first time is seen and heard; a guest has chosen at the door. */
export function wishOf(room: string, role: SeatRole): MediaWish {
  const isHost = role === "host";
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(room)) ?? "null");
    if (typeof kept === "object" && kept !== null) {
      const { camera, microphone, cameraId, microphoneId } = kept as Record<string, unknown>;
      return {
        camera: camera === true,
        microphone: microphone === true,
        cameraId: typeof cameraId === "string" ? cameraId : null,
        microphoneId: typeof microphoneId === "string" ? microphoneId : null,
      };
    }
  } catch {
    // What cannot be read was never kept.
  }
  return { camera: isHost, microphone: isHost };
}

export function keepWish(room: string, { camera, microphone }: CallView): void {
  const wish: MediaWish = {
    camera: camera.on,
    microphone: microphone.on,
    cameraId: camera.id,
    microphoneId: microphone.id,
  };
  try {
    localStorage.setItem(keyOf(room), JSON.stringify(wish));
  } catch {
    // A reload asks anew.
  }
}
