// Stands before the script of every part. Small square pictures come as their bytes, row by row.

const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const grey = (value) => [value, value, value];

function paint(canvas, values, colour = grey) {
  const side = Math.sqrt(values.length);
  canvas.width = canvas.height = side;
  const image = new ImageData(side, side);
  values.forEach((value, i) => image.data.set([...colour(value), 255], i * 4));
  canvas.getContext("2d").putImageData(image, 0, 0);
}

