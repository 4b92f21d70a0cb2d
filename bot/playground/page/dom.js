// Building elements. Content only ever goes in as text nodes, so nothing a person wrote becomes markup.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

// Only addresses that a browser opens as a page or a letter; anything else stays plain text.
export function link(url, ...label) {
  const text = label.length ? label : [url];
  if (!/^(https?:|mailto:)/i.test(url)) return el("span", {}, ...text);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: url }, ...text);
}

export const unescape = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
