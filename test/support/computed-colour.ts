/** A colour as the browser writes it down: a system colour such as `GrayText`, or any other one. */
export function computedColour(colour: string): string {
  const probe = document.createElement('i');
  probe.style.color = colour;
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
