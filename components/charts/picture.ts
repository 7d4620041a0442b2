/** Properties that a chart takes from the page's style sheet; a file has none, so they are written into it. */
const STYLE = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font',
  'text-anchor',
  'opacity',
  'paint-order',
  'stroke-linejoin',
] as const;

/** The picture as a file of its own: the colours of now, and the ground they were made for. */
export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg, copy].map((root) => [...root.querySelectorAll<SVGElement>('*')]);
  for (const [at, element] of from!.entries()) {
    const style = getComputedStyle(element);
    for (const name of STYLE) to![at]!.style.setProperty(name, style.getPropertyValue(name));
  }
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.style.background =
    getComputedStyle(document.documentElement).getPropertyValue('--surface').trim() && ground(svg);
  return new XMLSerializer().serializeToString(copy);
}

function ground(element: Element): string {
  const probe = document.createElement('span');
  probe.style.color = 'var(--surface)';
  element.parentElement?.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/** The picture as PNG, twice the size on screen. */
export async function svgPicture(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * 2);
  canvas.height = Math.round(height * 2);
  const context = canvas.getContext('2d')!;
  context.fillStyle = ground(svg);
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
}

const SVG = 'http://www.w3.org/2000/svg';

/**
 * A chart that is made of boxes and words (the calendar) as a picture: each button a square in its colours, each word where
 * it stands. Put beside the boxes, out of sight; whoever asked takes it away.
 */
export function boxesPicture(boxes: HTMLElement): SVGSVGElement {
  const { left, top, width, height } = boxes.getBoundingClientRect();
  const svg = document.createElementNS(SVG, 'svg');
  svg.style.cssText = `position: absolute; visibility: hidden; width: ${width}px; height: ${height}px`;
  for (const box of boxes.querySelectorAll<HTMLElement>('button, span')) {
    const at = box.getBoundingClientRect();
    const look = getComputedStyle(box);
    const isWord = box.tagName === 'SPAN';
    const mark = document.createElementNS(SVG, isWord ? 'text' : 'rect');
    const shape = isWord
      ? { x: at.left - left, y: at.bottom - top - at.height / 4 }
      : { x: at.left - left, y: at.top - top, width: at.width, height: at.height, rx: 2 };
    for (const [name, value] of Object.entries(shape)) mark.setAttribute(name, String(value));
    if (isWord) mark.textContent = box.textContent;
    else mark.append(Object.assign(document.createElementNS(SVG, 'title'), { textContent: box.title }));
    mark.style.fill = isWord ? look.color : look.backgroundColor;
    mark.style.stroke = isWord ? 'none' : look.borderTopColor;
    mark.style.font = look.font;
    svg.append(mark);
  }
  boxes.append(svg);
  return svg;
}
