// A chart of 10 digits by 21 epochs: the stronger the colour, the surer the network was.

const history = element.querySelector("#history");
const table = history.querySelector("table");
const EPOCHS = 21;
const percent = new Intl.NumberFormat("en", { style: "percent" });

const cells = Array.from({ length: 10 }, (_, digit) => {
  const row = table.insertRow();
  const header = document.createElement("th");
  header.scope = "row";
  header.textContent = digit;
  row.append(header);
  row.style.setProperty("--colour", `var(--digit-${digit})`);
  return Array.from({ length: EPOCHS }, () => row.insertCell());
});

const epochs = table.createTFoot().insertRow();
epochs.innerHTML = "<td></td>" + Array.from({ length: EPOCHS }, (_, epoch) =>
  epoch % 5 ? "<td></td>" : `<th scope="col">${epoch}</th>`).join("");

function show(value) {
  history.classList.toggle("empty", !value);
  cells.forEach((row, digit) => row.forEach((cell, epoch) => {
    const probability = value ? value.answers[epoch][digit] : 0;
    cell.style.setProperty("--probability", probability);
    cell.title = value ? `${digit} after epoch ${epoch}: ${percent.format(probability)}` : "";
    cell.classList.toggle("shown", Boolean(value) && epoch === value.epoch);
  }));
}

watch("value", () => show(props.value));
show(props.value);
