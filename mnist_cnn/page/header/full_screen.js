// The page on the whole screen, as on a projector: by its button, or by the key F.

import { change, listen } from "../shared/state.js";
import { takesText } from "../shared/typing.js";
import { say } from "../words/say.js";

/** @param {HTMLElement} button which stays hidden where the browser has no full screen @param {HTMLElement} page */
export function mountFullScreen(button, page) {
  if (!document.fullscreenEnabled) return;
  button.hidden = false;
  const isOn = () => document.fullscreenElement === page;
  const toggle = () => (isOn() ? document.exitFullscreen() : page.requestFullscreen())
    .catch(() => change({ notice: { key: "screen.refused" } }));
  const show = () => {
    button.ariaPressed = String(isOn());
    button.title = button.ariaLabel = say(isOn() ? "screen.leave" : "screen.fill");
  };
  button.addEventListener("click", toggle);
  document.addEventListener("fullscreenchange", show);
  document.addEventListener("keydown", (event) => {
    const target = event.composedPath()[0];
    if (event.key.toLowerCase() !== "f" || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (document.querySelector("dialog[open]") || target instanceof HTMLElement && takesText(/** @type {HTMLInputElement} */ (target))) return;
    event.preventDefault();
    toggle();
  });
  listen((_, changed) => { if (changed.has("spoken")) show(); });
  show();
}
