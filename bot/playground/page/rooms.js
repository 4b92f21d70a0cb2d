// Channels, threads, the Home tab and modals.

import { blocks } from "./blocks.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./text.js";

const find = (id) => document.getElementById(id);

export function drawRoom(app) {
  const id = app.roomId();
  const channel = app.seen.channels.find((c) => c.id === id);
  const sign = channel?.kind === "group" ? [icon("lock"), " "] : ["#"];
  find("place").replaceChildren(...(channel ? [...sign, channel.name] : ["Stack Advisor"]));
  const placeholder = channel ? "@Stack Advisor … or /stack …" : "Ask in private";
  find("composer").querySelector("textarea").placeholder = placeholder;
  const top = app.seen.messages[id].filter((m) => !m.thread_ts || m.thread_ts === m.ts);
  fill(app, find("messages"), top, true);
  find("nothing-yet").hidden = top.length > 0;
  drawPrompts(app, id);
  drawStatus(app, find("status"), id, (ts) => ts !== app.thread);
}

export function drawThread(app) {
  const pane = find("thread");
  const room = app.seen.messages[app.roomId()] ?? [];
  const open = app.place !== "home" && app.thread && room.some((m) => m.ts === app.thread);
  pane.hidden = !open;
  document.body.classList.toggle("threaded", Boolean(open));
  if (!open) return;
  fill(app, find("replies"), room.filter((m) => m.ts === app.thread || m.thread_ts === app.thread), false);
  drawStatus(app, find("thread-status"), app.roomId(), (ts) => ts === app.thread);
}

// A message that did not change keeps its element, and with it the focus and what was typed into it.
function fill(app, list, messages, threads) {
  const known = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const nodes = messages.map((message) => {
    const key = JSON.stringify([app.user, message]);
    if (known.has(key)) return known.get(key);
    const node = drawMessage(app, message, threads);
    node.dataset.key = key;
    return node;
  });
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const same = nodes.length === list.childElementCount && nodes.every((node, i) => node === list.children[i]);
  if (same) return;
  const fresh = nodes.filter((node) => !node.isConnected);
  list.replaceChildren(...nodes);
  if (atEnd || fresh.length) list.scrollTop = list.scrollHeight;
  fresh.at(-1)?.scrollIntoView({ block: "start" }); // a long answer is read from its verdict on
}

function drawMessage(app, message, threads) {
  const who = app.names(message.user);
  const hidden = message.is_ephemeral ? el("p", { class: "private" }, icon("eye"), " Only visible to you") : null;
  const content = message.blocks?.length
    ? blocks(message.blocks, contextOf(app, { channel: message.channel, ts: message.ts }))
    : [el("div", { class: "block" }, ...mrkdwn(message.text ?? "", app.names))];
  return el("article", { class: message.is_ephemeral ? "message ephemeral" : "message", "data-ts": message.ts, "aria-label": `${who} at ${clock(message.ts)}` },
    el("div", { class: "avatar", "aria-hidden": "true" }, who.slice(0, 1)),
    el("div", { class: "content" },
      hidden,
      el("p", { class: "who" }, el("strong", {}, who), ...badge(app, message), el("time", {}, clock(message.ts)),
        message.edited ? el("span", { class: "fine" }, "(edited)") : null),
      ...content,
      ...(message.files ?? []).map((file) => fileLink(app, file)),
      ...(message.reactions ?? []).map((r) => el("span", { class: "reaction" }, `:${r.name}: ${r.users.length}`)),
      threads && message.reply_count ? replies(app, message) : null),
    menu(app, message));
}

const badge = (app, message) => (app.seen.people[message.user]?.is_bot ? [el("span", { class: "badge" }, "APP")] : []);

const clock = (ts) => new Date(Number(ts) * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

const fileLink = (app, file) =>
  el("a", { class: "file", href: `file/${file.id}?user=${app.user}`, target: "_blank" }, icon("file"), ` ${file.title ?? file.name}`);

function replies(app, message) {
  const count = message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`;
  return el("button", { type: "button", class: "replies", onclick: () => app.openThread(message.ts) }, count);
}

function menu(app, message) {
  const box = el("details", { class: "message-menu" }, el("summary", { "aria-label": "Message menu" }, "⋯"));
  const entry = (name, run) =>
    el("button", { type: "button", onclick: () => ((box.open = false), run()) }, name);
  const entries = [entry("Reply in thread", () => app.openThread(message.thread_ts ?? message.ts))];
  if (!message.is_ephemeral) {
    const ask = () => app.act("shortcut", { channel: message.channel, ts: message.ts });
    entries.unshift(entry(app.seen.shortcut.name, ask));
  } else if (!message.thread_ts) return null;
  box.append(el("div", { class: "menu", role: "group" }, ...entries));
  return box;
}

// What blocks need to know of the message or view they stand in.
function contextOf(app, holder, errors) {
  const form = new Map();
  const values = () => {
    const found = {};
    for (const { block, part, read } of form.values()) (found[block.block_id] ??= {})[part.action_id] = read();
    return found;
  };
  const key = (block, part) => `${holder.ts ?? holder.view_id} ${block.block_id} ${part.action_id}`;
  return {
    names: app.names, form, values, errors,
    people: () => Object.entries(app.seen.people).map(([id, p]) => ({ value: id, text: { text: p.name } })),
    channels: () => app.seen.channels.map((c) => ({ value: c.id, text: { text: `#${c.name}` } })),
    chosen: (block, part) => app.picked.get(key(block, part)),
    press: (block, part, value) => {
      app.picked.set(key(block, part), value);
      const pressed = { action_id: part.action_id, block_id: block.block_id, value, form: values() };
      return app.act("press", { ...holder, ...pressed });
    },
  };
}

function drawPrompts(app, room) {
  const box = find("prompts");
  const given = app.place === "dm" ? app.seen.prompts : null;
  const key = JSON.stringify(given);
  if (box.dataset.key === key) return;
  box.dataset.key = key;
  const ask = (prompt) => app.say(prompt.message);
  box.replaceChildren(
    ...(given?.title ? [el("p", { class: "fine" }, given.title)] : []),
    ...(given?.prompts ?? []).map((p) => el("button", { type: "button", onclick: () => ask(p) }, p.title)));
}

function drawStatus(app, line, room, here) {
  const found = app.seen.statuses.find((s) => s.channel === room && here(s.thread_ts));
  const key = JSON.stringify(found ?? null);
  if (line.dataset.key === key) return;
  line.dataset.key = key;
  if (!found) return line.replaceChildren();
  const stop = () => app.act("stop", { channel: room, thread_ts: found.thread_ts });
  line.replaceChildren(`Stack Advisor ${found.status} `, el("button", { type: "button", onclick: stop }, "Stop"));
}

export function drawHome(app, box) {
  find("place").textContent = "Stack Advisor — Home";
  const view = app.seen.home;
  const key = JSON.stringify(view ? [view.id, view.hash] : null);
  if (box.dataset.key === key) return;
  box.dataset.key = key;
  const nothing = [el("p", { class: "fine" }, "Stack Advisor has not drawn its Home tab yet.")];
  box.replaceChildren(...(view ? blocks(view.blocks, contextOf(app, { view_id: view.id })) : nothing));
}

export function drawModal(app, dialog) {
  const view = app.seen.modal;
  const key = view ? JSON.stringify([view.id, view.hash, view.errors ?? null]) : "";
  if ((dialog.dataset.key ?? "") === key) return;
  const typed = dialog.dataset.view === view?.id ? dialog.typed?.() : null;
  Object.assign(dialog.dataset, { key, view: view?.id ?? "" });
  if (!view) {
    dialog.typed = null;
    return dialog.close();
  }
  const context = contextOf(app, { view_id: view.id }, view.errors);
  dialog.typed = context.values;
  dialog.replaceChildren(modalForm(app, view, context));
  if (typed) retype(context, typed);
  dialog.oncancel = (event) => (event.preventDefault(), app.act("close", { view_id: view.id }));
  if (!dialog.open) dialog.showModal();
  const wrong = dialog.querySelector(".block:has(.error)") ?? dialog;
  wrong.querySelector(".scroll input, .scroll textarea, .scroll select, input, textarea, select")?.focus();
}

// As in Slack, a field that is still there keeps what was typed, whatever else the app changed.
function retype(context, typed) {
  for (const { block, part } of context.form.values()) {
    const field = document.getElementById(`input-${block.block_id}`);
    const value = typed[block.block_id]?.[part.action_id];
    if (field && "value" in field && typeof value === "string") field.value = value;
  }
}

function modalForm(app, view, context) {
  const send = (event) => {
    event.preventDefault();
    app.act("submit", { view_id: view.id, values: context.values() });
  };
  const close = () => app.act("close", { view_id: view.id });
  return el("form", { onsubmit: send },
    el("header", {}, el("h2", { id: "modal-title" }, view.title.text),
      el("button", { type: "button", "aria-label": "Close", onclick: close }, "×")),
    el("div", { class: "scroll" }, ...blocks(view.blocks, context)),
    el("footer", {},
      el("button", { type: "button", onclick: close }, view.close?.text ?? "Cancel"),
      view.submit ? el("button", { type: "submit", class: "primary" }, view.submit.text) : null));
}
