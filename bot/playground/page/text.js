// Slack's mrkdwn, standard Markdown (for markdown blocks) and rich_text, each as a list of nodes.

import { el, link, unescape } from "./dom.js";

const EMOJI = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", white_check_mark: "✅", warning: "⚠️", lock: "🔒",
  eyes: "👀", bulb: "💡", books: "📚", mag: "🔍", scales: "⚖️", memo: "📝", wave: "👋", x: "❌",
  information_source: "ℹ️", pencil2: "✏️", speech_balloon: "💬", link: "🔗", page_facing_up: "📄", bar_chart: "📊",
};

const MRKDWN = [
  [/^<([^<>\n]+)>/, (m, names) => mark(m[1], names)],
  [/^`([^`\n]+)`/, (m) => el("code", {}, unescape(m[1]))],
  [/^\*(?=\S)([^*\n]*[^*\s])\*(?![\w*])/, (m, names) => el("strong", {}, ...inline(m[1], names))],
  [/^_(?=\S)([^_\n]*[^_\s])_(?!\w)/, (m, names) => el("em", {}, ...inline(m[1], names))],
  [/^~(?=\S)([^~\n]*[^~\s])~(?!\w)/, (m, names) => el("s", {}, ...inline(m[1], names))],
  [/^:([a-z0-9_+-]+):/, (m) => emoji(m[1])],
];

const MARKDOWN = [
  [/^`([^`\n]+)`/, (m) => el("code", {}, unescape(m[1]))],
  [/^\[([^\]\n]+)\]\(<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?\)/, (m, names) =>
    link(unescape(m[2]), ...inline(m[1], names, MARKDOWN))],
  [/^<([^<>\n]+)>/, (m, names) => mark(m[1], names)],
  [/^(https?:\/\/[^\s<>)\]]*[^\s<>)\].,;:!?])/, (m) => link(unescape(m[1]))],
  [/^\*\*(?=\S)([^\n]*?\S)\*\*/, (m, names) => el("strong", {}, ...inline(m[1], names, MARKDOWN))],
  [/^\*(?=\S)([^*\n]*[^*\s])\*/, (m, names) => el("em", {}, ...inline(m[1], names, MARKDOWN))],
  [/^_(?=\S)([^_\n]*[^_\s])_(?!\w)/, (m, names) => el("em", {}, ...inline(m[1], names, MARKDOWN))],
  [/^~~(?=\S)([^~\n]+)~~/, (m, names) => el("s", {}, ...inline(m[1], names, MARKDOWN))],
  [/^\\([\\`*_{}[\]()#+.!|>~-])/, (m) => document.createTextNode(m[1])],
  [/^:([a-z0-9_+-]+):/, (m) => emoji(m[1])],
];

// Every mark begins with one of these; "h" is for bare https://.
const SPECIAL = /[<`*_~:[\\h]/;

const emoji = (name) => document.createTextNode(EMOJI[name] ?? `:${name}:`);

// <@U1>, <#C1|name>, <!channel>, <https://…|label>: what Slack itself turns into something live.
function mark(inside, names) {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : unescape(inside.slice(bar + 1));
  if (target.startsWith("@")) return el("span", { class: "mention" }, `@${names(target.slice(1))}`);
  if (target.startsWith("#")) return el("span", { class: "mention" }, `#${label || target.slice(1)}`);
  if (target.startsWith("!")) return el("span", { class: "mention broadcast" }, label || `@${target.slice(1)}`);
  return link(unescape(target), label || unescape(target));
}

export function inline(text, names, rules = MRKDWN) {
  const nodes = [];
  let plain = "";
  for (let at = 0; at < text.length; ) {
    if (!SPECIAL.test(text[at])) {
      plain += text[at++];
      continue;
    }
    const rest = text.slice(at);
    // A mark in the middle of a word is not one: snake_case stays as it is.
    const inWord = at > 0 && /\w/.test(text[at - 1]);
    const hit = firstHit(rest, inWord && /^[*_~]/.test(rest) ? [] : rules);
    if (!hit) {
      plain += text[at++];
      continue;
    }
    if (plain) nodes.push(document.createTextNode(unescape(plain)));
    plain = "";
    nodes.push(hit.make(hit.match, names));
    at += hit.match[0].length;
  }
  if (plain) nodes.push(document.createTextNode(unescape(plain)));
  return nodes;
}

function firstHit(rest, rules) {
  for (const [pattern, make] of rules) {
    const match = pattern.exec(rest);
    if (match) return { match, make };
  }
  return null;
}

export function mrkdwn(text, names) {
  return text.split(/```\n?([\s\S]*?)```\n?/).flatMap((part, index) =>
    index % 2 ? [el("pre", {}, unescape(part))] : quotedLines(part, names));
}

function quotedLines(text, names) {
  const nodes = [];
  let quote = null;
  for (const line of text.split("\n")) {
    const quoted = /^(?:>|&gt;)\s?(.*)$/.exec(line);
    if (quoted) {
      if (!quote) nodes.push((quote = el("blockquote")));
      quote.append(...inline(quoted[1], names), el("br"));
    } else {
      if (nodes.length && !quote) nodes.push(el("br"));
      quote = null;
      nodes.push(...inline(line, names));
    }
  }
  return nodes;
}

export function markdown(text, names) {
  const nodes = [];
  const lines = text.split("\n");
  while (lines.length) nodes.push(...markdownPart(lines, names));
  return nodes;
}

const say = (text, names) => inline(text, names, MARKDOWN);

function takeWhile(lines, pattern) {
  const taken = [];
  while (lines.length && pattern.test(lines[0])) taken.push(pattern.exec(lines.shift()));
  return taken;
}

function markdownPart(lines, names) {
  const line = lines[0];
  if (/^\s*$/.test(line)) return lines.shift() && [];
  if (/^(```|~~~)/.test(line)) return [fence(lines)];
  if (/^\s*(-{3,}|\*{3,})\s*$/.test(line)) return lines.shift() && [el("hr")];
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  if (heading) return lines.shift() && [el("p", { class: "heading" }, ...say(heading[2], names))];
  if (/^\s*\|.*\|\s*$/.test(line)) return [table(takeWhile(lines, /^\s*\|(.*)\|\s*$/), names)];
  if (/^\s*(?:>|&gt;)/.test(line)) return [quote(takeWhile(lines, /^\s*(?:>|&gt;)\s?(.*)$/), names)];
  if (/^\s*[-*+]\s+/.test(line)) return [list("ul", takeWhile(lines, /^\s*[-*+]\s+(.*)$/), names)];
  if (/^\s*\d+[.)]\s+/.test(line)) return [list("ol", takeWhile(lines, /^\s*(\d+)[.)]\s+(.*)$/), names)];
  return [paragraph(lines, names)];
}

function fence(lines) {
  const end = lines.shift().slice(0, 3);
  const taken = [];
  while (lines.length && !lines[0].startsWith(end)) taken.push(lines.shift());
  lines.shift();
  return el("pre", {}, unescape(taken.join("\n")));
}

const quote = (matches, names) =>
  el("blockquote", {}, ...matches.flatMap((m) => [...say(m[1], names), el("br")]));

function list(tag, matches, names) {
  const start = tag === "ol" ? { start: matches[0][1] } : {};
  return el(tag, start, ...matches.map((m) => el("li", {}, ...say(m[m.length - 1], names))));
}

function table(matches, names) {
  const rows = matches.map((m) => m[1].split("|").map((cell) => cell.trim()));
  const body = rows.filter((row) => !row.every((cell) => /^:?-+:?$/.test(cell)));
  return el("table", {}, ...body.map((row, index) =>
    el("tr", {}, ...row.map((cell) => el(index ? "td" : "th", {}, ...say(cell, names))))));
}

function paragraph(lines, names) {
  const node = el("p");
  const special = /^\s*$|^(#{1,6}\s|```|~~~|\s*[-*+]\s|\s*\d+[.)]\s|\s*>|\s*&gt;|\s*\|.*\|\s*$)/;
  do {
    if (node.childNodes.length) node.append(el("br"));
    node.append(...say(lines.shift(), names));
  } while (lines.length && !special.test(lines[0]));
  return node;
}

export function richText(block, names) {
  return block.elements.map((element) => RICH[element.type]?.(element, names) ?? el("p"));
}

const RICH = {
  rich_text_section: (e, names) => el("p", {}, ...e.elements.map((part) => richPart(part, names))),
  rich_text_quote: (e, names) => el("blockquote", {}, ...e.elements.map((part) => richPart(part, names))),
  rich_text_preformatted: (e, names) => el("pre", {}, ...e.elements.map((part) => richPart(part, names))),
  rich_text_list: (e, names) =>
    el(e.style === "ordered" ? "ol" : "ul", {}, ...e.elements.map((item) =>
      el("li", {}, ...item.elements.map((part) => richPart(part, names))))),
};

function richPart(part, names) {
  if (part.type === "user") return el("span", { class: "mention" }, `@${names(part.user_id)}`);
  if (part.type === "broadcast") return el("span", { class: "mention broadcast" }, `@${part.range}`);
  if (part.type === "channel") return el("span", { class: "mention" }, `#${part.channel_id}`);
  if (part.type === "emoji") return emoji(part.name);
  if (part.type === "link") return link(part.url, part.text ?? part.url);
  const style = part.style ?? {};
  let node = el("span", { class: "said" }, part.text ?? "");
  for (const [name, tag] of [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "s"]]) {
    if (style[name]) node = el(tag, {}, node);
  }
  return node;
}
