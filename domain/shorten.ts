/** At most `max` characters, without half a character at the cut. */
export const shorten = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
