import { deepElements } from './deep-elements.js';

/** Where a line of a text ends: what is before it and after it in the same text. */
export interface LineBreak {
  readonly before: string;
  readonly after: string;
}

/** Every place in which the shown texts of an element, and of all that is in it, go on in another line. */
export function lineBreaks(root: Element): LineBreak[] {
  return (
    deepElements(root)
      // What is only heard is a pixel wide.
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1)
      .flatMap((element) => [...element.childNodes].filter((node) => node instanceof Text))
      .flatMap(breaksIn)
  );
}

function breaksIn(text: Text): LineBreak[] {
  const range = document.createRange();
  const breaks: LineBreak[] = [];
  let line: number | undefined;
  for (let index = 0; index < text.length; index++) {
    range.setStart(text, index);
    range.setEnd(text, index + 1);
    const { top, height, width } = range.getBoundingClientRect();
    // White space that is collapsed, or hangs at the end of a line, has no place of its own.
    if (width === 0 || text.data[index]!.trim() === '') continue;
    if (line !== undefined && top - line > height / 2)
      breaks.push({ before: text.data.slice(0, index), after: text.data.slice(index) });
    line = top;
  }
  return breaks;
}
