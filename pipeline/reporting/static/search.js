// Finding a force: a text field with a list (the ARIA combobox pattern), by mouse, by touch or by keyboard alone.
"use strict";
(() => {
  for (const one of document.querySelectorAll("[data-with-script]")) one.hidden = false;
  const field = document.getElementById("search"), list = document.getElementById("found");
  if (!field) return;
  const howMany = document.getElementById("found-how-many");
  const plain = (text) => text.toLowerCase().replace(/&/g, "and").replace(/[^a-z0-9]+/g, " ").trim();
  const forces = [...document.querySelectorAll(".panel")].map((panel) => ({
    id: panel.id, name: panel.dataset.name, words: plain(panel.dataset.name + " " + panel.dataset.short),
  }));
  let chosen = -1;

  function found(text) {
    const wanted = plain(text);
    if (!wanted) return [];
    const begins = (one) => (one.words.startsWith(wanted) ? 0 : one.words.includes(" " + wanted) ? 1 : 2);
    return forces.filter((one) => one.words.includes(wanted)).sort((a, b) => begins(a) - begins(b)).slice(0, 8);
  }

  function show() {
    const hits = found(field.value);
    chosen = -1;
    list.replaceChildren(...hits.map((one, place) => {
      const item = document.createElement("li");
      item.id = "found-" + place;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.force = one.id;
      item.textContent = one.name;
      return item;
    }));
    list.hidden = !hits.length;
    field.setAttribute("aria-expanded", String(hits.length > 0));
    field.removeAttribute("aria-activedescendant");
    howMany.textContent = !field.value.trim() ? "" : hits.length === 1 ? "1 force" : hits.length + " forces";
    if (field.value.trim() && !hits.length) howMany.textContent = "No force of that name";
  }

  function choose(place) {
    const items = [...list.children];
    if (!items.length) return;
    chosen = (place + items.length) % items.length;
    items.forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
    field.setAttribute("aria-activedescendant", items[chosen].id);
    items[chosen].scrollIntoView({ block: "nearest" });
  }

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function open(item) {
    field.value = item.textContent;
    close();
    if (location.hash === "#" + item.dataset.force) window.dispatchEvent(new HashChangeEvent("hashchange"));
    else location.hash = item.dataset.force;
  }

  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) show();
      choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
      event.preventDefault();
    } else if (event.key === "Enter" && !list.hidden) {
      open(list.children[Math.max(0, chosen)]);
      event.preventDefault();
    } else if (event.key === "Escape") {
      if (list.hidden) field.value = "";
      close();
    }
  });
  field.addEventListener("blur", close);
  // Before the field loses the focus, which would close the list under the pointer.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) open(item);
  });
})();
