/** Whether this browser can draw the map at all: WebGL 2, with or without a graphics card. */
export function canDrawMap(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  // Contexts are few (16 a page in Chromium): give this one back at once.
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return Boolean(gl);
}
