/** What belongs to the character before it: marks, variation selectors, joiners, skin tones. */
const continues = /^(?:\p{M}|\u200d|\p{Emoji_Modifier})/u;
const isFlagHalf = /^[\u{1f1e6}-\u{1f1ff}]$/u;

/**
 * At most `max` UTF-16 units, never cut inside of what a reader takes for one character. By rule and not by `Intl`, since workflows use it: a
 * replay must cut at the same place.
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = Array.from(text.slice(0, max).replace(/[\ud800-\udbff]$/, ''));
  const rest = text.slice(kept.join('').length);
  let next = rest;
  while (kept.length > 0 && (continues.test(next) || kept.at(-1) === '\u200d' || splitsFlag(kept, next)))
    next = `${kept.pop() ?? ''}${next}`;
  return kept.join('');
}

/** Two halves make a flag; an odd number of them before the cut means that it goes through one. */
function splitsFlag(kept: readonly string[], next: string): boolean {
  if (!isFlagHalf.test(String.fromCodePoint(next.codePointAt(0) ?? 0))) return false;
  let halves = 0;
  while (isFlagHalf.test(kept.at(-1 - halves) ?? '')) halves += 1;
  return halves % 2 === 1;
}
