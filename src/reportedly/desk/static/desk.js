// What makes the desk quicker for hands on a keyboard. Everything works without it.

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
const items = () => [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent !== null);

let position = -1;
let leading = 0; // when "g" was pressed: "g e" leads to the events

function move(step) {
  const all = items();
  if (!all.length) return;
  const focused = all.indexOf(document.activeElement?.closest("[data-item]"));
  position = Math.min(Math.max((focused >= 0 ? focused : position) + step, 0), all.length - 1);
  all.forEach((item) => item.classList.remove("at"));
  const item = all[position];
  item.classList.add("at");
  if (!item.matches("a, button, [tabindex]")) item.tabIndex = -1;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
  item.dispatchEvent(new CustomEvent("desk:at", { bubbles: true }));
}

function open() {
  const item = document.activeElement?.closest("[data-item]");
  if (!item || document.activeElement !== item) return false;
  const link = item.matches("a") ? item : item.querySelector("a[data-open]") ?? item.querySelector("a");
  link?.click();
  return Boolean(link);
}

function lead(key) {
  const link = document.querySelector(`.places a[data-key="${CSS.escape(key)}"]`);
  if (link) location.assign(link.href);
  return Boolean(link);
}

const keys = {
  "?": () => document.getElementById("keys")?.showModal?.(),
  "/": () => document.getElementById("q")?.select(),
  j: () => move(1),
  k: () => move(-1),
  g: () => { leading = Date.now(); },
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Enter") {
    if (open()) event.preventDefault();
    return;
  }
  if (leading && Date.now() - leading < 1500 && lead(event.key)) {
    leading = 0;
    event.preventDefault();
    return;
  }
  leading = 0;
  const act = keys[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

// A menu closes when one clicks elsewhere or presses Escape; a dialog opens from a button that names it.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  const opener = event.target.closest("[data-dialog]");
  if (opener) document.getElementById(opener.dataset.dialog)?.showModal();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submits]")) event.target.form?.requestSubmit();
});

// A button beside a text to take away; without scripts the text selects itself.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = !navigator.clipboard;
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    button.textContent = "Copied";
  });
}
