/** The sky as two small programs for the graphics chip: air with clouds, and stars. */

export const AIR_CORNERS = `
attribute vec2 corner;
varying vec2 at;
void main() {
  at = corner * 0.5 + 0.5;
  gl_Position = vec4(corner, 0.0, 1.0);
}`;

/**
 * The colours keep words on them readable: by night nothing is brighter, by day nothing darker than
 * the theme's own sky by much. `e2e/sky.test.mjs` measures it.
 */
export const AIR = `
precision mediump float;
varying vec2 at;
uniform vec2 size;
uniform float time;
uniform float day;
uniform float glow;
uniform vec2 lamp;
uniform sampler2D heights;

float height(vec2 where) { return texture2D(heights, where).r; }

void main() {
  float wide = size.x / size.y;
  vec2 place = vec2(at.x * wide, at.y);
  vec2 light = vec2(lamp.x * wide, lamp.y);
  float far = distance(place, light);

  vec3 night = mix(vec3(0.036, 0.058, 0.150), vec3(0.094, 0.128, 0.330), smoothstep(0.0, 0.62, at.y));
  night = mix(night, vec3(0.050, 0.076, 0.210), smoothstep(0.62, 1.0, at.y));
  vec3 morning = mix(vec3(0.985, 0.930, 0.895), vec3(0.800, 0.862, 0.968), smoothstep(0.05, 0.95, at.y));

  vec2 slow = place * vec2(0.42, 0.62) + vec2(time * 0.0042, 0.0);
  vec2 fast = place * vec2(0.85, 1.3) + vec2(time * 0.0075, 0.37);
  float broad = height(slow);
  float fine = height(fast);
  float mass = broad * 0.68 + fine * 0.32;
  float band = smoothstep(0.02, 0.34, at.y) * (1.0 - 0.45 * smoothstep(0.72, 1.0, at.y));
  float cloud = smoothstep(0.46, 0.86, mass) * band;
  vec2 towards = (light - place) / max(far, 0.001) * 0.045;
  float lit = clamp(0.5 + (broad - height(slow + towards)) * 3.2, 0.0, 1.0);
  float near = exp(-far * far * 3.4);

  vec3 darkCloud = mix(vec3(0.070, 0.094, 0.240), vec3(0.176, 0.180, 0.400), lit);
  darkCloud += vec3(0.220, 0.150, 0.075) * lit * near * (0.55 + 0.45 * glow);
  vec3 lightCloud = mix(vec3(0.905, 0.880, 0.935), vec3(1.0, 0.990, 0.970), lit);
  vec3 colour = mix(mix(night, darkCloud, cloud * 0.82), mix(morning, lightCloud, cloud * 0.92), day);

  colour += vec3(0.200, 0.152, 0.074) * near * near * (0.45 + 0.55 * glow) * (1.0 - day);
  colour += vec3(0.060, 0.045, 0.010) * near * day;
  // a grain too fine to see, where a gradient would show its steps
  colour += (fract(sin(dot(gl_FragCoord.xy, vec2(12.9898, 78.233))) * 43758.5453) - 0.5) / 255.0;
  gl_FragColor = vec4(min(colour, 1.0), 1.0);
}`;

export const STARS_PLACES = `
attribute vec2 place;
attribute vec3 look;
uniform float time;
uniform float day;
uniform float lively;
uniform float scale;
uniform vec2 shift;
varying float shine;
varying float big;
varying vec3 tint;
void main() {
  float depth = look.z;
  vec2 moved = fract(place + shift * (0.2 + depth) + vec2(time * 0.00045 * (0.3 + depth), 0.0));
  gl_Position = vec4(moved * 2.0 - 1.0, 0.0, 1.0);
  float beat = 0.5 + 0.5 * sin(time * (0.5 + fract(look.y * 3.7) * (1.3 + lively)) + look.y);
  float low = smoothstep(0.0, 0.3, moved.y);
  shine = (0.22 + 0.78 * beat * beat) * (0.45 + 0.55 * depth) * low * (1.0 - day);
  big = depth;
  gl_PointSize = look.x * scale * (depth > 0.55 ? 3.4 : 2.0);
  tint = mix(vec3(1.0, 0.93, 0.76), vec3(0.80, 0.86, 1.0), fract(look.y * 1.7));
}`;

export const STARS = `
precision mediump float;
varying float shine;
varying float big;
varying vec3 tint;
void main() {
  vec2 from = gl_PointCoord * 2.0 - 1.0;
  float away = dot(from, from);
  float light = exp(-away * (big > 0.55 ? 16.0 : 6.0));
  // the near ones have four fine rays
  if (big > 0.55) light += 0.5 * exp(-abs(from.x * from.y) * 70.0) * exp(-away * 4.2);
  gl_FragColor = vec4(tint * light * shine, 0.0);
}`;
