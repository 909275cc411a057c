/**
 * Who sits before the cameras of pictures: two people of paint, and a cloth with cards. A browser's own
 * test picture is green and turns; nobody would want to talk to it.
 */

/** The page's camera shows `who` ("reader" or "client"), its second one a cloth. */
export async function paint(page, who) {
  await page.addInitScript(sit, who);
}

/** Runs in the page. */
function sit(who) {
  const looks = {
    reader: {
      room: ["#3a2350", "#1c1430"],
      lamp: "#ffc98a",
      hair: "#2b1a22",
      skin: "#eebf9f",
      shade: "#d99f80",
      dress: "#6c4a9c",
      collar: "#e9d7a6",
      isLong: true,
      hasGlasses: false,
    },
    client: {
      room: ["#b9cfd6", "#6f8f9f"],
      lamp: "#fff6df",
      hair: "#3b2a20",
      skin: "#f0c8a8",
      shade: "#d8a684",
      dress: "#e7dccb",
      collar: "#c9b89e",
      isLong: false,
      hasGlasses: true,
    },
  };
  const look = looks[who];
  const devices = navigator.mediaDevices;
  if (devices === undefined) return;
  const real = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wish) => {
    const stream = await real(wish);
    const [video] = stream.getVideoTracks();
    if (video === undefined) return stream;
    const { deviceId } = video.getSettings();
    const cameras = (await devices.enumerateDevices()).filter((it) => it.kind === "videoinput");
    const isSecond = cameras.findIndex((it) => it.deviceId === deviceId) > 0;
    const isUpright = innerHeight > innerWidth;
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = isUpright && !isSecond ? [720, 960] : [1280, 720];
    const draw = isSecond ? cloth : person;
    const pen = canvas.getContext("2d");
    const frame = () => draw(pen, canvas.width, canvas.height, performance.now() / 1000);
    frame();
    const timer = setInterval(frame, 1000 / 15);
    const [painted] = canvas.captureStream(15).getVideoTracks();
    // To the page it is the camera that it has asked for.
    painted.getSettings = () => ({ ...video.getSettings(), width: canvas.width });
    const stop = painted.stop.bind(painted);
    painted.stop = () => {
      clearInterval(timer);
      video.stop();
      stop();
    };
    return new MediaStream([...stream.getAudioTracks(), painted]);
  };

  function person(pen, width, height, time) {
    const size = Math.min(height * 0.62, width * 0.86);
    const x = width / 2;
    const y = height * 0.46 + Math.sin(time * 1.1) * size * 0.006;
    behind(pen, width, height);
    const round = (color, dx, dy, rx, ry, turn = 0) => {
      pen.fillStyle = color;
      pen.beginPath();
      pen.ellipse(x + dx * size, y + dy * size, rx * size, ry * size, turn, 0, 7);
      pen.fill();
    };
    const { hair, skin, shade, dress, collar, isLong, hasGlasses } = look;
    if (isLong) {
      round(hair, 0, 0.02, 0.3, 0.38);
      round(hair, -0.2, 0.34, 0.13, 0.36, 0.12);
      round(hair, 0.2, 0.34, 0.13, 0.36, -0.12);
    } else round(hair, 0, -0.1, 0.265, 0.25);
    round(dress, 0, 0.93, 0.56, 0.44);
    round(collar, 0, 0.53, 0.17, 0.08);
    round(shade, 0, 0.38, 0.1, 0.16);
    round(skin, 0, 0.5, 0.115, 0.07);
    round(skin, -0.23, 0.06, 0.035, 0.055);
    round(skin, 0.23, 0.06, 0.035, 0.055);
    round(skin, 0, 0.06, 0.225, 0.285);
    fringe(pen, x, y, size);
    const isBlinking = time % 4.3 < 0.14;
    for (const side of [-1, 1]) {
      round("#2a1d1a", side * 0.092, 0.06, 0.024, isBlinking ? 0.004 : 0.028);
      if (!isBlinking) round("#fff", side * 0.092 + 0.008, 0.051, 0.008, 0.008);
      round("rgb(226 120 104 / 26%)", side * 0.14, 0.155, 0.05, 0.032);
      curve(pen, hair, 0.014, [
        [x + (side * 0.092 - 0.045) * size, y - 0.015 * size],
        [x + side * 0.092 * size, y - 0.045 * size],
        [x + (side * 0.092 + 0.045) * size, y - 0.015 * size],
      ]);
      if (hasGlasses) ring(pen, x + side * 0.092 * size, y + 0.062 * size, size * 0.072);
    }
    const smile = 0.225 + Math.sin(time * 2.2) * 0.006;
    curve(pen, shade, 0.011, [
      [x - 0.005 * size, y + 0.08 * size],
      [x + 0.024 * size, y + 0.14 * size],
      [x - 0.012 * size, y + 0.146 * size],
    ]);
    curve(pen, "#b4523f", 0.016, [
      [x - 0.072 * size, y + 0.196 * size],
      [x, y + (smile + 0.022) * size],
      [x + 0.072 * size, y + 0.196 * size],
    ]);
    function ring(pen, cx, cy, radius) {
      pen.strokeStyle = "#4b3a33";
      pen.lineWidth = size * 0.011;
      pen.beginPath();
      pen.arc(cx, cy, radius, 0, 7);
      pen.stroke();
    }
    function curve(pen, color, thick, [from, by, to]) {
      pen.strokeStyle = color;
      pen.lineWidth = thick * size;
      pen.lineCap = "round";
      pen.beginPath();
      pen.moveTo(...from);
      pen.quadraticCurveTo(...by, ...to);
      pen.stroke();
    }
  }

  function fringe(pen, x, y, size) {
    const at = (dx, dy) => [x + dx * size, y + dy * size];
    pen.fillStyle = look.hair;
    pen.beginPath();
    pen.moveTo(...at(-0.245, 0.05));
    if (look.isLong) {
      pen.bezierCurveTo(...at(-0.25, -0.3), ...at(-0.02, -0.27), ...at(0.02, -0.24));
      pen.bezierCurveTo(...at(-0.08, -0.12), ...at(-0.17, -0.1), ...at(-0.215, 0.06));
      pen.moveTo(...at(0.245, 0.05));
      pen.bezierCurveTo(...at(0.25, -0.3), ...at(0.02, -0.27), ...at(-0.03, -0.24));
      pen.bezierCurveTo(...at(0.1, -0.12), ...at(0.17, -0.1), ...at(0.215, 0.06));
    } else {
      pen.bezierCurveTo(...at(-0.28, -0.32), ...at(0.28, -0.32), ...at(0.245, 0.05));
      pen.bezierCurveTo(...at(0.22, -0.08), ...at(0.16, -0.12), ...at(0.06, -0.1));
      pen.bezierCurveTo(...at(-0.06, -0.06), ...at(-0.19, -0.12), ...at(-0.245, 0.05));
    }
    pen.fill();
  }

  /** A room out of focus. */
  function behind(pen, width, height) {
    const wall = pen.createLinearGradient(0, 0, width, height);
    wall.addColorStop(0, look.room[0]);
    wall.addColorStop(1, look.room[1]);
    pen.fillStyle = wall;
    pen.fillRect(0, 0, width, height);
    const lights = [
      [0.12, 0.2, 0.34, "66"],
      [0.9, 0.12, 0.26, "44"],
      [0.84, 0.55, 0.16, "30"],
      [0.05, 0.74, 0.18, "28"],
    ];
    for (const [dx, dy, radius, strength] of lights) {
      const reach = radius * Math.max(width, height);
      const glow = pen.createRadialGradient(
        dx * width,
        dy * height,
        0,
        dx * width,
        dy * height,
        reach,
      );
      glow.addColorStop(0, look.lamp + strength);
      glow.addColorStop(1, `${look.lamp}00`);
      pen.fillStyle = glow;
      pen.fillRect(0, 0, width, height);
    }
  }

  /** Three cards of paper on a cloth, as a camera from above has them. */
  function cloth(pen, width, height) {
    const ground = pen.createRadialGradient(width / 2, height / 2, 0, width / 2, height / 2, width);
    ground.addColorStop(0, "#5b2f4e");
    ground.addColorStop(1, "#1d0f22");
    pen.fillStyle = ground;
    pen.fillRect(0, 0, width, height);
    const high = height * 0.66;
    for (const [place, turn] of [-0.05, 0.02, 0.06].entries()) {
      pen.save();
      pen.translate(width * (0.26 + place * 0.24), height * (0.5 + (place % 2) * 0.015));
      pen.rotate(turn);
      pen.shadowColor = "rgb(0 0 0 / 55%)";
      pen.shadowBlur = 30;
      pen.fillStyle = "#f4ead2";
      pen.fillRect(-high * 0.3, -high / 2, high * 0.6, high);
      pen.shadowBlur = 0;
      const face = faces[place];
      if (face?.complete && face.naturalWidth > 0)
        pen.drawImage(face, -high * 0.28, -high * 0.48, high * 0.56, high * 0.96);
      pen.restore();
    }
  }

  const faces = ["major-18", "major-17", "major-19"].map((card) =>
    Object.assign(new Image(), { src: `/api/chat/cards/${card}/face.svg` }),
  );
}
