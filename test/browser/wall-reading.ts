/** Something of a wall that cannot be read from where people sit. */
export interface WallFault {
  readonly panel: string;
  readonly is: 'small' | 'cut' | 'over another';
  readonly words: string;
}

/**
 * Reads every text of a wall where it stands: whether it is as high as it must be, whether something hides a part of it
 * without an ellipsis, whether it lies over another. Runs in the page and so uses nothing from outside.
 * @param least heights of body text and of the five figures, CSS pixels
 */
export function readWall(least: { readonly body: number; readonly figures: number }): WallFault[] {
  const faults: WallFault[] = [];
  const half = 0.5;
  interface Line {
    readonly panel: string;
    readonly of: Node;
    readonly words: string;
    readonly box: DOMRect;
  }
  const lines: Line[] = [];
  const panels = [...document.querySelectorAll('main > header, [data-panel], main [role="alert"], main [data-card]')];
  const nameOf = (panel: Element) =>
    panel.getAttribute('data-panel') ?? (panel.tagName === 'HEADER' ? 'header' : 'card');
  const boxes = panels.map((panel) => panel.getBoundingClientRect());
  const meet = (a: DOMRect, b: DOMRect, by: number) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > by &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by;
  for (const [place, panel] of panels.entries()) {
    const name = nameOf(panel);
    for (const [other, box] of boxes.entries()) {
      // Cards lie over the scene.
      if (other > place && nameOf(panels[other]!) !== 'card' && meet(boxes[place]!, box, 1)) {
        faults.push({ panel: name, is: 'over another', words: panels[other]!.getAttribute('data-panel') ?? '' });
      }
    }
    const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const words = (node.textContent ?? '').trim();
      const element = node.parentElement!;
      if (words === '' || element.closest('title, style') !== null) continue;
      const style = getComputedStyle(element);
      if (style.visibility === 'hidden' || style.display === 'none') continue;
      const size = Number.parseFloat(style.fontSize);
      if (size < least.body - half) faults.push({ panel: name, is: 'small', words: `${words} ${size}px` });
      const range = document.createRange();
      range.selectNodeContents(node);
      // Words are read where they are seen: what an ellipsis cuts is left out.
      for (const all of range.getClientRects()) {
        let [left, right, top, bottom] = [all.left, all.right, all.top, all.bottom];
        // The letters themselves stand within the middle of a line.
        const air = Math.max(0, (bottom - top - size) / 2) + size * 0.12;
        [top, bottom] = [top + air, bottom - air];
        let isCut = false;
        for (let around: Element | null = element; around !== null; around = around.parentElement) {
          const of = getComputedStyle(around);
          if (of.overflowX === 'visible' && of.overflowY === 'visible') continue;
          const box = around.getBoundingClientRect();
          const hasEllipsis = of.textOverflow === 'ellipsis' || of.webkitLineClamp !== 'none';
          if (of.overflowX !== 'visible' && (left < box.left - 1 || right > box.right + 1)) {
            if (!hasEllipsis) isCut = true;
            [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
          }
          if (of.overflowY !== 'visible' && (top < box.top - 1 || bottom > box.bottom + 1)) {
            if (of.webkitLineClamp === 'none') isCut = true;
            [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
          }
        }
        if (isCut) faults.push({ panel: name, is: 'cut', words });
        else if (right > left && bottom > top)
          lines.push({ panel: name, of: node, words, box: new DOMRect(left, top, right - left, bottom - top) });
      }
    }
  }
  const isCard = ({ panel }: Line) => panel === 'card';
  for (const [place, line] of lines.entries()) {
    for (const other of lines.slice(place + 1)) {
      // An ellipsis makes two of one line.
      if (line.of !== other.of && isCard(line) === isCard(other) && meet(line.box, other.box, 2)) {
        faults.push({ panel: line.panel, is: 'over another', words: `${line.words} | ${other.words}` });
      }
    }
  }
  for (const figure of document.querySelectorAll('[data-panel="five"] [data-figure]')) {
    const size = Number.parseFloat(getComputedStyle(figure).fontSize);
    if (size < least.figures - half) {
      faults.push({ panel: 'five', is: 'small', words: `${figure.textContent ?? ''} ${size}px` });
    }
  }
  return faults;
}
