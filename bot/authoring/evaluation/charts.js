// Draws each chart from the figures that stand beside it.
for (const place of document.querySelectorAll(".chart")) {
  const name = place.id.replace("chart-", "");
  const figure = JSON.parse(document.getElementById(`figures-${name}`).textContent);
  const responsive = figure.layout.width === undefined;
  Plotly.newPlot(place, figure.data, figure.layout, { displayModeBar: false, responsive });
  const pointed = document.getElementById(`pointed-${name}`);
  if (pointed) place.on("plotly_hover", ({ points: [cell] }) => tellCell(pointed, cell));
}

// On a phone the label beside the pointer may lie outside of what is shown.
function tellCell(pointed, cell) {
  const written = new DOMParser();
  const [wanted, led] = cell.customdata.map(
    (it) => written.parseFromString(it, "text/html").body.textContent,
  );
  pointed.textContent = `${wanted} → ${led}: ${cell.z}`;
}
