// Measures a document as it is laid out: what overflows, which figures are not aligned, which text is too faint.
() => {
  const tolerance = 0.6; // Boxes lie on fractions of pixels.
  const overflows = [], misaligned = [], faint = [];
  const tag = element => element.tagName.toLowerCase();
  const label = node => `${tag(node.tagName ? node : node.parentElement)} "${node.textContent.slice(0, 40)}"`;
  const isInside = (box, around) => box.left >= around.left - tolerance && box.right <= around.right + tolerance;

  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) overflows.push(`document: ${root.scrollWidth} > ${root.clientWidth}`);

  for (const element of document.body.querySelectorAll('*')) {
    // Both are rounded, each by itself.
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
      overflows.push(`${label(element)}: ${element.scrollWidth} > ${element.clientWidth}`);
    }
    if (!isInside(element.getBoundingClientRect(), element.parentElement.getBoundingClientRect())) {
      overflows.push(`${label(element)} leaves ${tag(element.parentElement)}`);
    }
  }

  const channels = color => color.match(/[\d.]+/g).map(Number);
  const luminance = color => {
    const linear = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    const [r, g, b] = channels(color).map(channel => linear(channel / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = element => {
    for (let e = element; e; e = e.parentElement) {
      const color = getComputedStyle(e).backgroundColor;
      const alpha = channels(color)[3] ?? 1;
      if (alpha === 1) return color;
      if (alpha > 0) faint.push(`${label(e)}: a background that shines through is not measured`);
    }
    return 'rgb(255, 255, 255)';
  };
  const contrast = element => {
    const [text, ground] = [luminance(getComputedStyle(element).color), luminance(background(element))];
    return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
  };
  const rects = node => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(rect => rect.width > 0);
  };

  let texts = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.textContent.trim() === '') continue;
    texts++;
    const element = node.parentElement, style = getComputedStyle(element), found = rects(node);
    if (found.length === 0 || style.visibility !== 'visible' || style.opacity !== '1') {
      overflows.push(`${label(node)} is not to be seen`);
    }
    for (const rect of found) {
      if (!isInside(rect, element.getBoundingClientRect())) overflows.push(`text of ${label(node)}`);
    }
    if (found.length > 1 && element.matches('thead th') && !/\s/.test(node.textContent)) {
      overflows.push(`${label(node)} is a broken word`);
    }
    const ratio = contrast(element);
    if (ratio < 4.5) faint.push(`${label(node)}: ${ratio.toFixed(2)}`);
  }

  const align = (cells, edgeOf) => {
    const shown = [...cells].filter(cell => cell.textContent.trim() !== '');
    const edges = shown.map(cell => edgeOf(rects(cell)));
    edges.forEach((edge, i) => {
      if (Math.abs(edge - edges[0]) > tolerance) misaligned.push(`${label(shown[i])}: ${edge} and ${edges[0]}`);
    });
  };
  const left = found => Math.min(...found.map(rect => rect.left));
  const right = found => Math.max(...found.map(rect => rect.right));
  const all = selector => document.querySelectorAll(selector);

  // Figures of the lines and of the sums form one column of amounts with its head, below the facts of the invoice.
  align(all('dd, .lines th:last-child, .lines td:last-child, .sums td:last-child'), right);
  align(all('.lines th:nth-child(2), .lines td:nth-child(2)'), right);

  // Names in any script begin where their column does.
  align(all('.lines th:first-child, .lines td:first-child p'), left);
  align(all('.sums th'), left);
  for (const party of all('address')) align(party.children, left);

  return JSON.stringify({ texts, height: root.scrollHeight, overflows, misaligned, faint });
}
