/** Whether a click inside a row was meant for a link, button or box in it, and not for the row. */
export function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, label, [role="menu"]') !== null;
}
