// One key for each verdict. Without this, the same buttons and links are there to click.

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
let leading = 0; // "g a" leads to another page and is no verdict

function press(target) {
  if (target.matches("textarea, input")) {
    target.focus();
    target.scrollIntoView({ block: "center" });
  } else target.click();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const led = Date.now() - leading < 1500;
  leading = event.key === "g" ? Date.now() : 0;
  const target = led ? null : document.querySelector(`[data-press="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  press(target);
});

// A form is sent once, however often the key is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
});
addEventListener("pageshow", () => document.querySelectorAll("[data-sent]").forEach((form) => delete form.dataset.sent));

// The form to correct with unfolds where it is, and shows the modes of the chosen type only.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-unfolds]");
  const fold = opener && document.getElementById(opener.dataset.unfolds);
  if (!fold) return;
  event.preventDefault();
  fold.open = true;
  fold.scrollIntoView({ block: "start" });
  fold.querySelector("select, input:not([type=hidden])")?.focus();
});
const kind = document.getElementById("event_type");
const showModes = () => document.querySelectorAll("[data-modes]").forEach((set) => { set.hidden = set.dataset.modes !== kind.value; });
if (kind) {
  kind.addEventListener("change", showModes);
  showModes();
}
if (location.hash === "#correct") document.getElementById("correct").open = true;
