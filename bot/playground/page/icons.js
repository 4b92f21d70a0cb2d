// The page's own small pictures: drawn, because not every machine has a font with them.

const SHAPES = {
  eye: "M1 8s2.5-5 7-5 7 5 7 5-2.5 5-7 5-7-5-7-5zm7 2.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  lock: "M4 7V5a4 4 0 0 1 8 0v2M3 7h10v7H3z",
  file: "M4 1.5h5.5L13 5v9.5H4zM9.5 1.5V5H13M6 8h5M6 11h5",
  image: "M2 3h12v10H2zM2 11l4-4 3 3 2-2 3 3M10.5 6h.01",
  up: "M1.5 7.5h3v7h-3zM4.5 8 8 1.5c1.6 0 2 1 1.8 2.2L9.3 6.5h4.2c.9 0 1.3.8 1.1 1.6l-1.3 5c-.2.9-.8 1.4-1.6 1.4H4.5",
  trash: "M2.5 4h11M6 4V2h4v2M4 4l.7 10.5h6.6L12 4M6.7 6.5v5.5M9.3 6.5v5.5",
};

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", SHAPES[name === "down" ? "up" : name]);
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `icon ${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}
