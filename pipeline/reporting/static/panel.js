// What a force's panel can do: come into sight, copy its sentence or its address, hand out its rows. And print whole.
"use strict";
(() => {
  function come() {
    const panel = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!panel || !panel.classList.contains("panel")) return;
    panel.focus({ preventScroll: true });
    panel.scrollIntoView();
  }
  window.addEventListener("hashchange", come);
  if (location.hash) come();

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Where a browser keeps the clipboard from pages on disk.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }

  function said(button, words) {
    const before = button.dataset.before || button.textContent;
    button.dataset.before = before;
    button.textContent = words;
    setTimeout(() => { button.textContent = before; }, 2000);
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.copy) {
      await copy(document.getElementById(button.dataset.copy).textContent.trim());
      said(button, "Copied");
    } else if (button.dataset.link) {
      await copy(location.href.split("#")[0] + "#" + button.dataset.link);
      said(button, "Copied");
    } else if (button.dataset.csv) {
      // With the mark by which Excel knows UTF-8.
      const rows = "\ufeff" + document.getElementById(button.dataset.csv).textContent;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([rows], { type: "text/csv" }));
      link.download = button.dataset.file;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }
  });

  // On paper nothing can be opened: what belongs there is, and the same figures over again as a table are left out.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main > section .on-paper:not([open]), .panel:target .on-paper:not([open])")];
    for (const one of opened) one.open = true;
  });
  window.addEventListener("afterprint", () => { for (const one of opened) one.open = false; });
})();
