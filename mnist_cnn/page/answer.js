// Shows the value, what two networks make of the drawing, or an invitation to draw when it is
// empty. The ten bars stand in fixed order, so that the eye can follow them while the pen moves.

const UNKNOWN = "That does not look like a digit to me";

const answer = element.querySelector("#answer");
const digit = answer.querySelector(".digit");
const seen = answer.querySelector("#seen canvas");
const hint = answer.querySelector(".hint");
const other = answer.querySelector(".other");
const percent = new Intl.NumberFormat("en", { style: "percent" });

const bars = Array.from({ length: 10 }, (_, d) => {
  const bar = document.createElement("li");
  bar.style.setProperty("--colour", `var(--digit-${d})`);
  bar.innerHTML = `<b>${d}</b><span class="track"><span></span></span><span class="percent"></span>`;
  answer.querySelector(".bars").append(bar);
  return bar;
});

function showOther(reading) {
  const { name, digit, probability } = reading.other;
  const agrees = digit === reading.digit;
  other.classList.toggle("differs", !agrees);
  other.textContent = `The ${name} network ${agrees ? "agrees" : "differs: it reads"}` +
    ` ${agrees ? "" : digit + " "}(${percent.format(probability)})`;
}

function show(reading) {
  const isDigit = Boolean(reading && reading.isDigit);
  answer.dataset.digit = isDigit ? reading.digit : "";
  answer.classList.toggle("unknown", Boolean(reading) && !isDigit);
  digit.textContent = isDigit ? reading.digit : "";
  digit.style.color = isDigit ? `var(--digit-${reading.digit})` : "";
  hint.hidden = isDigit;
  hint.textContent = reading ? UNKNOWN : "Draw a digit";
  seen.hidden = !reading;
  if (reading) paint(seen, bytes(reading.seen));
  bars.forEach((bar, d) => {
    const probability = reading ? reading.probabilities[d] : 0;
    bar.style.setProperty("--probability", probability);
    bar.classList.toggle("likeliest", isDigit && reading.digit === d);
    bar.querySelector(".percent").textContent = reading ? percent.format(probability) : "";
  });
  if (isDigit) showOther(reading);
  else other.textContent = "";
}

watch("value", () => show(props.value));
show(props.value);
