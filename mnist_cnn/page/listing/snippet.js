// The network, its weights and the visitor's drawing as a program: it prints what the page says.

import { NO_DIGIT } from "../shared/fields.js";
import { rankAnswers } from "../asking/shares.js";
import { addNoDigit, writeShape } from "./lines.js";

/**
 * @param {import("./lines.js").Stages} stages
 * @param {object} weights
 * @param {string} weights.address from where they are fetched
 * @param {string} weights.name
 * @param {string} weights.digest the first digits of their SHA-256, by which PyTorch checks them
 * @param {number | null} noDigitLogit
 * @param {ArrayLike<number>} image the 28x28, 255 for full ink
 * @param {number[] | null} scores that the page tells; null where they are not this network's own
 */
export function writeSnippet(stages, { address, name, digest }, noDigitLogit, image, scores) {
  const [first, second, last] = stages.map(({ lines, shapes }) => lines.map((line, i) => `    ${line},  # ${writeShape(shapes[i])}`));
  const hasNoDigit = noDigitLogit !== null;
  return [
    "import torch",
    "from torch import nn",
    ...(hasNoDigit ? ["from torch.nn import functional as F"] : []),
    "",
    "network = nn.Sequential(",
    ...first, ...second, "    nn.Flatten(),", ...last,
    ")",
    "weights = torch.hub.load_state_dict_from_url(",
    `    "${address}",`,
    `    file_name="${name}-${digest}.pt", check_hash=True, weights_only=True,`,
    ")",
    "network.load_state_dict(dict(zip(network.state_dict(), weights.values())))",
    "",
    "# 28 x 28 pixels, each as two hexadecimal digits: ff is full ink, .. is paper",
    'ink = """',
    ...writeInk(image),
    '"""',
    'x = torch.tensor(list(bytes.fromhex(ink.replace(".", "0")))).view(1, 1, 28, 28) / 255',
    "",
    "scores = network(x)[0].detach()",
    ...(hasNoDigit ? [`scores = ${addNoDigit("scores", noDigitLogit)}  # the eleventh: no digit`] : []),
    `print(scores)${scores ? `  # the page says: ${tellScores(scores)}` : ""}`,
    "",
  ].join("\n");
}

/** @param {ArrayLike<number>} image */
const writeInk = (image) => Array.from({ length: 28 }, (_, row) =>
  Array.from({ length: 28 }, (_, column) => image[28 * row + column].toString(16).padStart(2, "0").replace("00", "..")).join(""));

/** The two highest. @param {number[]} scores */
function tellScores(scores) {
  const [first, second] = rankAnswers(scores).map((answer) =>
    `${answer === NO_DIGIT ? "no digit" : answer} with ${scores[answer].toFixed(1)}`);
  return `${first}, then ${second}`;
}
