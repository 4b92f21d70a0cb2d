// The workspace as one person sees it: draws what the server says, tells the server what the person does.

import { composer } from "./composer.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { drawHome, drawModal, drawRoom, drawThread } from "./rooms.js";

const find = (id) => document.getElementById(id);

const app = {
  user: sessionStorage.getItem("person"),
  place: null, // a channel's id, "dm" or "home"
  thread: null, // the ts of the message whose thread is open
  awaiting: null, // a question just asked: its thread opens when the answer comes
  seen: null, // the last view of the workspace
  picked: new Map(), // feedback given on this page, to draw the thumb as pressed
  names: (id) => app.seen.people[id]?.name ?? id,
  roomId: () => (app.place === "dm" ? app.seen.dm : app.place),
  act,
  say,
  go,
  openThread,
  draw,
};

async function act(name, details) {
  const response = await fetch("do", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ do: name, user: app.user, ...details }),
  });
  if (!response.ok) {
    find("announcer").textContent = await response.text();
    return {};
  }
  return response.json();
}

let stream = null;

function listen() {
  stream?.close();
  stream = new EventSource(app.user ? `live?user=${encodeURIComponent(app.user)}` : "live");
  stream.onmessage = (event) => {
    app.seen = JSON.parse(event.data);
    app.user = app.seen.me;
    app.place ??= app.seen.channels[0].id;
    for (const box of document.querySelectorAll(".composer textarea")) box.disabled = false;
    draw();
  };
  stream.onerror = () => {
    find("presence").textContent = "The playground was ended.";
    find("presence").className = "off";
    if (stream.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    sessionStorage.removeItem("person"); // a new playground may know other people
    app.user = null;
    setTimeout(listen, 2000);
  };
}

function go(place) {
  app.place = place;
  app.thread = null;
  if (place === "home") act("open_home", {});
  if (place === "dm") act("open_messages_tab", {});
  draw();
  find("main").querySelector(".composer textarea")?.focus();
}

function openThread(ts) {
  app.thread = ts;
  draw();
  if (ts) find("thread").querySelector("textarea").focus();
}

function switchPerson(user) {
  sessionStorage.setItem("person", user);
  Object.assign(app, { user, thread: null, awaiting: null });
  if (!app.seen.channels.some((channel) => channel.id === app.place)) app.place = app.seen.channels[0].id;
  app.picked.clear();
  listen();
}

function draw() {
  if (!app.seen) return;
  if (!["dm", "home"].includes(app.place) && !app.seen.channels.some((c) => c.id === app.place)) {
    app.place = app.seen.channels[0].id;
  }
  drawSidebar();
  followAnswer();
  find("home").hidden = app.place !== "home";
  for (const id of ["messages", "composer", "prompts", "status", "nothing-yet"]) find(id).hidden = app.place === "home";
  if (app.place === "home") drawHome(app, find("home"));
  else drawRoom(app);
  drawThread(app);
  drawModal(app, find("modal"));
}

function drawSidebar() {
  const people = Object.entries(app.seen.people).filter(([, person]) => !person.is_bot);
  const options = people.map(([id, person]) =>
    el("option", { value: id, selected: id === app.user }, person.name + (person.is_guest ? " (guest)" : "")));
  if (find("person").childElementCount !== options.length) find("person").replaceChildren(...options);
  find("person").value = app.user;
  find("presence").textContent = app.seen.connected ? "Stack Advisor is connected" : "Waiting for Stack Advisor…";
  find("presence").className = app.seen.connected ? "on" : "off";
  redraw(find("channels"), app.seen.channels.map((c) => [c.id, c.name, c.kind === "group" ? "lock" : "#"]));
  redraw(find("apps"), [["dm", "Stack Advisor", ""], ["home", "Home tab", ""]]);
}

function redraw(list, entries) {
  const key = JSON.stringify([entries, app.place]);
  if (list.dataset.key === key) return;
  list.dataset.key = key;
  list.replaceChildren(...entries.map(([place, name, sign]) => {
    const mark = sign === "lock" ? icon("lock") : sign;
    const current = place === app.place ? "page" : null;
    return el("li", {}, el("button", { type: "button", "aria-current": current, onclick: () => go(place) }, mark, " ", name));
  }));
}

// Whoever asks in a channel wants to see the answer, which comes in a thread.
function followAnswer() {
  const room = app.seen.messages[app.roomId()] ?? [];
  const answered = room.some((m) => m.thread_ts === app.awaiting && m.ts !== app.awaiting);
  if (!app.awaiting || !answered) return;
  app.thread = app.awaiting;
  app.awaiting = null;
}

async function say(text) {
  const { ts } = await act("say", { channel: app.roomId(), text });
  app.awaiting = ts ?? null;
  draw(); // the answer may have been quicker than this
}

composer(find("composer"), "Message", say, () => app);
composer(find("thread-composer"), "Reply", (text) =>
  act("say", { channel: app.roomId(), text, thread_ts: app.thread }), () => app);

find("person").addEventListener("change", (event) => switchPerson(event.target.value));
find("close-thread").addEventListener("click", () => openThread(null));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || find("modal").open) return;
  const menus = document.querySelectorAll("details[open]");
  for (const menu of menus) menu.open = false;
  if (!menus.length && app.thread) openThread(null);
});
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});
listen();
