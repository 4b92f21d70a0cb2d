// Where people type: Enter sends, Shift-Enter makes a new line, @ offers names.

import { el } from "./dom.js";

export function composer(form, label, send, getApp) {
  // Until the workspace is there, there is nobody to write to.
  const box = el("textarea", { rows: 1, disabled: true, "aria-label": label, placeholder: `${label}…`, enterkeyhint: "send" });
  const names = el("div", { class: "menu names", role: "group", "aria-label": "Mention", hidden: true });
  const submit = () => {
    const text = box.value.trim();
    if (!text) return;
    box.value = "";
    fit();
    send(text);
  };
  const fit = () => {
    box.rows = Math.min(8, box.value.split("\n").length);
  };
  const insert = (name) => {
    box.value = box.value.replace(/@[\w ]*$/, "") + `@${name} `;
    names.hidden = true;
    box.focus();
  };
  const offer = () => {
    const started = /(?:^|\s)@(\w*)$/.exec(box.value);
    const people = started ? matching(getApp().seen, started[1]) : [];
    names.hidden = !people.length;
    names.replaceChildren(...people.map((name) => el("button", { type: "button", onclick: () => insert(name) }, name)));
  };
  box.addEventListener("input", () => (fit(), offer()));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
    if (event.key === "Tab" && !names.hidden) {
      event.preventDefault();
      insert(names.firstChild.textContent);
    }
    if (event.key === "Escape") names.hidden = true;
  });
  form.addEventListener("submit", (event) => (event.preventDefault(), submit()));
  const mention = () => insert("Stack Advisor");
  form.append(
    names,
    box,
    el("div", { class: "tools" },
      el("button", { type: "button", onclick: mention, "aria-label": "Mention Stack Advisor" }, "@"),
      el("span", { class: "fine" }, "Enter sends, Shift-Enter makes a new line"),
      el("button", { type: "submit", class: "primary" }, "Send")),
  );
}

function matching(seen, start) {
  const people = Object.values(seen?.people ?? {}).map((person) => person.name);
  // The advisor first: it is who people come here to ask.
  const sorted = people.sort((a, b) => (b === "Stack Advisor") - (a === "Stack Advisor"));
  return sorted.filter((name) => name !== "Slackbot" && name.toLowerCase().startsWith(start.toLowerCase())).slice(0, 5);
}
