"use strict";
(() => {
  const bar = document.querySelector(".bar");
  const rows = [...document.querySelectorAll(".matrix tr[data-row]")];
  const count = document.getElementById("count");
  const choices = [...bar.querySelectorAll("select")];

  const chosen = (name) => bar.querySelector(`select[name=${name}]`).value;

  // What a row must have: words of its data attributes, which the program wrote.
  function isWanted(row) {
    const has = (key, value) => !value || row.dataset[key].split(" ").includes(value);
    const source = chosen("source"), status = chosen("status");
    if (!has("speaker", chosen("speaker"))) return false;
    if (!source) return has("status", status);
    const own = (row.dataset.cells.match(new RegExp(`(?:^| )${source}:(\\S+)`)) || [])[1];
    if (!status) return own !== undefined;
    return status === "absent" ? own === undefined : own !== undefined && own.split("+").includes(status);
  }

  function filter() {
    let shown = 0;
    for (const row of rows) {
      const wanted = isWanted(row);
      row.hidden = !wanted;
      const wording = document.getElementById(`r${row.dataset.row}`);
      if (wording) wording.hidden = !wanted;
      shown += wanted;
    }
    for (const body of document.querySelectorAll(".matrix tbody")) {
      body.hidden = ![...body.querySelectorAll("tr[data-row]")].some((row) => !row.hidden);
    }
    count.textContent = `${shown} of ${rows.length} shown`;
  }

  function show(id) {
    const target = id && document.getElementById(id);
    if (target && target.closest("[hidden]")) {
      for (const choice of choices) choice.value = "";
      filter();
      target.scrollIntoView();
    }
  }

  // Side by side: the same diff twice, without the inserted and without the deleted words.
  function drop(node, name) {
    const copy = node.cloneNode(true);
    for (const gone of copy.querySelectorAll(name)) gone.remove();
    return copy;
  }

  function toggle(button) {
    const side = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(side));
    for (const pair of document.querySelectorAll(".pair")) pair.remove();
    for (const diff of document.querySelectorAll(".diff")) {
      diff.hidden = side;
      if (!side) continue;
      const pair = document.createElement("div");
      pair.className = "pair";
      const parts = [drop(diff, "ins"), drop(diff, "del")];
      for (const part of parts) { part.hidden = false; part.classList.remove("diff"); }
      pair.append(...parts);
      diff.after(pair);
    }
  }

  // Arrow keys go from cell to cell.
  function move(event) {
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
    const step = steps[event.key];
    const cell = event.target.closest("td");
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
    const table = rows.filter((row) => !row.hidden);
    let line = table.indexOf(cell.parentElement), column = cell.cellIndex;
    for (;;) {
      line += step[0];
      column += step[1];
      const next = table[line] && table[line].cells[column];
      if (!next) return;
      const link = next.querySelector("a");
      if (link) {
        event.preventDefault();
        link.focus();
        return;
      }
    }
  }

  for (const choice of choices) choice.addEventListener("change", filter);
  bar.querySelector("button[name=side]").addEventListener("click", (event) => toggle(event.currentTarget));
  bar.querySelector("button[name=reset]").addEventListener("click", () => {
    for (const choice of choices) choice.value = "";
    filter();
  });
  for (const table of document.querySelectorAll(".matrix")) table.addEventListener("keydown", move);
  addEventListener("hashchange", () => show(decodeURIComponent(location.hash.slice(1))));
  bar.hidden = false;
  filter();
})();
