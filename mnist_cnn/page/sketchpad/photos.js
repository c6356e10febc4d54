// A photo comes by the button, from the clipboard, or is dropped on the page.

import { EMPTY, chooseDrawing, getDrawing, showDrawing } from "../shared/drawing.js";
import { change, getState } from "../shared/state.js";
import { PhotoError, readPhoto } from "./photo.js";
import { acceptPictures } from "./picture_files.js";

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLInputElement} field for the file
 * @param {number} side of a photo, pixels
 */
export function takePhotos(button, field, side) {
  /** @type {File | undefined} */
  let newest;

  /** @param {File | undefined} file */
  async function take(file) {
    if (!file) return;
    newest = file;
    if (getState().isDemo) showDrawing(EMPTY);
    const { strokes, photo, missed } = getDrawing();
    /** Nothing was drawn or chosen meanwhile. */
    const isWanted = () => {
      const now = getDrawing();
      return file === newest && now.strokes === strokes && now.photo === photo && now.missed === missed;
    };
    try {
      const photo = await readPhoto(file, side);
      if (isWanted()) chooseDrawing({ photo });
    } catch (error) {
      if (!(error instanceof PhotoError)) throw error;
      if (isWanted()) change({ notice: error.reason });
    }
  }

  field.accept = acceptPictures(navigator.userAgent);
  button.addEventListener("click", () => field.click());
  field.addEventListener("change", () => {
    take(field.files?.[0]);
    field.value = ""; // so that the same photo can be chosen again
  });
  document.addEventListener("paste", ({ clipboardData }) => {
    take([...(clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/")));
  });
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault(); // else the browser leaves the page, to show the file
    take(event.dataTransfer.files[0]);
  });
}
