// Draws each chart from the figures that stand beside it.
for (const place of document.querySelectorAll(".chart")) {
  const name = place.id.replace("chart-", "");
  const figure = JSON.parse(document.getElementById(`figures-${name}`).textContent);
  const responsive = figure.layout.width === undefined;
  Plotly.newPlot(place, figure.data, figure.layout, { displayModeBar: false, responsive });
}
