// Block Kit as elements. `context` is { names, press(block, element, value), form } of one message or view.

import { el, link } from "./dom.js";
import { icon } from "./icons.js";
import { markdown, mrkdwn, richText } from "./text.js";

export function blocks(list, context) {
  return list.map((block) => {
    const draw = BLOCKS[block.type];
    const inside = draw ? draw(block, context) : [el("p", { class: "fine" }, `(${block.type} block)`)];
    return el("div", { class: `block ${block.type}`, "data-block": block.block_id }, ...inside);
  });
}

const textOf = (object, context) =>
  object.type === "mrkdwn" ? mrkdwn(object.text, context.names) : [document.createTextNode(object.text)];

const BLOCKS = {
  section: (block, context) => [
    el("div", { class: "section-text" },
      ...(block.text ? textOf(block.text, context) : []),
      block.fields
        ? el("div", { class: "fields" }, ...block.fields.map((f) => el("div", {}, ...textOf(f, context))))
        : null),
    block.accessory ? element(block, block.accessory, context) : null,
  ],
  header: (block, context) => [el("h3", {}, ...textOf(block.text, context))],
  divider: () => [el("hr")],
  context: (block, context) => block.elements.map((part) =>
    part.type === "image" ? picture(part) : el("span", {}, ...textOf(part, context))),
  actions: (block, context) => block.elements.map((part) => element(block, part, context)),
  context_actions: (block, context) => block.elements.map((part) => element(block, part, context)),
  markdown: (block, context) => markdown(block.text, context.names),
  rich_text: (block, context) => richText(block, context.names),
  image: (block) => [picture(block)],
  table: (block, context) => [el("table", {}, ...block.rows.map((row, index) =>
    el("tr", {}, ...row.map((cell) => el(index ? "td" : "th", {}, ...cellOf(cell, context))))))],
  input: (block, context) => input(block, context),
};

const cellOf = (cell, context) =>
  cell.type === "rich_text" ? richText(cell, context.names) : [document.createTextNode(String(cell.text ?? cell.value))];

// Pictures would be loaded from elsewhere; the playground names them instead.
const picture = (image) => el("span", { class: "picture" }, icon("image"), " ", link(image.image_url ?? "", image.alt_text));

function element(block, part, context) {
  const draw = ELEMENTS[part.type];
  return draw ? draw(block, part, context) : el("span", { class: "fine" }, `(${part.type})`);
}

const ELEMENTS = {
  button: (block, part, context) => button(block, part, context),
  overflow,
  feedback_buttons: feedback,
  icon_button: (block, part, context) =>
    el("button", { type: "button", onclick: () => context.press(block, part) }, icon("trash"), " ", part.text.text),
  static_select: (block, part, context) => menu(block, part, context),
  users_select: (block, part, context) => menu(block, { ...part, options: context.people() }, context),
  conversations_select: (block, part, context) => menu(block, { ...part, options: context.channels() }, context),
  radio_buttons: (block, part, context) => choices(block, part, context, "radio"),
  checkboxes: (block, part, context) => choices(block, part, context, "checkbox"),
  plain_text_input: textInput,
};

function button(block, part, context) {
  if (part.url) {
    const open = link(part.url, part.text.text);
    open.classList.add("button");
    open.addEventListener("click", () => context.press(block, part, part.value));
    return open;
  }
  const press = () => confirmed(part.confirm) && context.press(block, part, part.value);
  const label = part.accessibility_label;
  return el("button", { type: "button", class: part.style, "aria-label": label, onclick: press }, part.text.text);
}

const confirmed = (question) => !question || window.confirm(`${question.title.text}\n\n${question.text.text}`);

function overflow(block, part, context) {
  const box = el("details", { class: "overflow" }, el("summary", { "aria-label": "More actions" }, "⋯"));
  const choose = (option) => {
    box.open = false;
    if (confirmed(part.confirm)) context.press(block, part, option.value);
  };
  box.append(el("div", { class: "menu", role: "group" }, ...part.options.map((option) =>
    el("button", { type: "button", onclick: () => choose(option) }, option.text.text))));
  return box;
}

function feedback(block, part, context) {
  const one = (name, sign) => {
    const chosen = context.chosen(block, part) === name;
    return el("button", {
      type: "button", class: "feedback", "aria-pressed": String(chosen), title: part[`${name}_button`].text.text,
      "aria-label": part[`${name}_button`].accessibility_label ?? part[`${name}_button`].text.text,
      onclick: (event) => {
        for (const other of event.currentTarget.parentNode.children) other.setAttribute("aria-pressed", "false");
        event.currentTarget.setAttribute("aria-pressed", "true");
        context.press(block, part, name);
      },
    }, sign);
  };
  return el("span", { class: "feedbacks" }, one("positive", icon("up")), one("negative", icon("down")));
}

function menu(block, part, context) {
  const groups = part.option_groups ?? [{ options: part.options ?? [] }];
  const shown = groups.flatMap((group) => {
    const options = group.options.map((o) => el("option", { value: o.value }, o.text.text));
    return group.label ? [el("optgroup", { label: group.label.text }, ...options)] : options;
  });
  const hint = part.placeholder?.text ?? "Choose…";
  const node = el("select", { "aria-label": hint, autocomplete: "off" }, el("option", { value: "" }, hint), ...shown);
  node.value = part.initial_option?.value ?? part.initial_user ?? "";
  return bound(node, block, part, context, () => node.value || null, "change");
}

function choices(block, part, context, kind) {
  const initial = [part.initial_option, ...(part.initial_options ?? [])].filter(Boolean).map((o) => o.value);
  const group = `${block.block_id}-${part.action_id}`;
  const boxes = part.options.map((o) => {
    const box = el("input", { type: kind, name: group, value: o.value, checked: initial.includes(o.value) });
    return el("label", { class: "choice" }, box, " ", ...textOf(o.text, context));
  });
  const node = el("div", { role: "group" }, ...boxes);
  const read = () => {
    const values = [...node.querySelectorAll("input:checked")].map((box) => box.value);
    return kind === "radio" ? (values[0] ?? null) : values;
  };
  return bound(node, block, part, context, read, "change");
}

function textInput(block, part, context) {
  const attributes = {
    placeholder: part.placeholder?.text, maxlength: part.max_length ?? 3000, minlength: part.min_length,
    autocomplete: "off", rows: 4, autofocus: part.focus_on_load,
  };
  const node = el(part.multiline ? "textarea" : "input", attributes);
  node.value = part.initial_value ?? "";
  return bound(node, block, part, context, () => node.value || null);
}

// In an input block a value waits for the form to be sent; elsewhere each choice is told at once.
function bound(node, block, part, context, read, tell) {
  context.form.set(`${block.block_id} ${part.action_id}`, { block, part, read });
  if (tell && (block.type !== "input" || block.dispatch_action)) {
    node.addEventListener(tell, () => context.press(block, part, read()));
  }
  return node;
}

function input(block, context) {
  const id = `input-${block.block_id}`;
  const field = element(block, block.element, context);
  field.id = id;
  field.setAttribute("aria-label", block.label.text);
  if (!block.optional && field.matches("input, textarea, select")) field.required = true;
  const optional = block.optional ? [el("span", { class: "fine" }, " (optional)")] : [];
  return [
    el("label", { for: id }, block.label.text, ...optional),
    field,
    block.hint ? el("p", { class: "fine" }, block.hint.text) : null,
    context.errors?.[block.block_id] ? el("p", { class: "error", role: "alert" }, context.errors[block.block_id]) : null,
  ];
}
