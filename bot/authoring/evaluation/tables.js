// Tables that sort by a heading's button and show only the rows that hold what was typed.
"use strict";

function rowsOf(table) {
  return [...("groups" in table.dataset ? table.tBodies : table.tBodies[0].rows)];
}

function valueIn(row, at, kind) {
  const cell = (row.rows ? row.rows[0] : row).cells[at];
  return kind === "text" ? cell.textContent.trim().toLowerCase() : Number(cell.dataset.value);
}

function sortBy(button) {
  const heading = button.closest("th");
  const table = button.closest("table");
  const kind = button.dataset.sorts;
  const first = kind === "text" ? "ascending" : "descending";
  const other = kind === "text" ? "descending" : "ascending";
  const order = heading.getAttribute("aria-sort") === first ? other : first;
  for (const it of table.querySelectorAll("th[aria-sort]")) it.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", order);
  const at = heading.cellIndex;
  const up = order === "ascending" ? 1 : -1;
  const rows = rowsOf(table).map((row) => [valueIn(row, at, kind), row]);
  rows.sort(([one], [two]) => up * (one < two ? -1 : one > two ? 1 : 0));
  rows[0]?.[1].parentNode.append(...rows.map(([, row]) => row));
}

function find(input) {
  const table = document.getElementById(input.dataset.finds);
  const rows = rowsOf(table);
  const typed = input.value.trim().toLowerCase();
  for (const row of rows) row.hidden = !row.dataset.find.toLowerCase().includes(typed);
  const shown = rows.filter((row) => !row.hidden).length;
  const told = document.querySelector(`[data-shown="${table.id}"]`);
  told.textContent = typed ? `${shown} of ${rows.length} shown` : "";
}

function openAll(button) {
  const folds = [...document.querySelectorAll(`#${button.dataset.opens} details`)];
  const open = folds.some((it) => !it.open);
  for (const it of folds) it.open = open;
  button.textContent = open ? "Close all" : "Open all";
}

for (const it of document.querySelectorAll("[data-sorts]"))
  it.addEventListener("click", () => sortBy(it));
for (const it of document.querySelectorAll("[data-finds]"))
  it.addEventListener("input", () => find(it));
for (const it of document.querySelectorAll("[data-opens]"))
  it.addEventListener("click", () => openAll(it));

let openedToPrint = [];
addEventListener("beforeprint", () => {
  openedToPrint = [...document.querySelectorAll("details:not([open])")];
  for (const it of openedToPrint) it.open = true;
});
addEventListener("afterprint", () => {
  for (const it of openedToPrint) it.open = false;
});
