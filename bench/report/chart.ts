const WIDTH = 900;
const HEIGHT = 300;
const LEFT = 60;
const TOP = 40;
const RIGHT = 150;
const BOTTOM = 40;
const colours = ['#1f6feb', '#d1242f', '#8250df', '#1a7f37'] as const;

export interface Series {
  readonly label: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Chart {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly series: readonly Series[];
  /** Drawn across, as a limit is. */
  readonly limit?: { readonly label: string; readonly y: number };
}

/** Lines over a common axis from zero, as an SVG document. */
export function svgOf({ title, x, y, series, limit }: Chart): string {
  const all = series.flatMap(({ points }) => points);
  const maxX = Math.max(1e-9, ...all.map((point) => point.x));
  const maxY = Math.max(1e-9, limit?.y ?? 0, ...all.map((point) => point.y)) * 1.1;
  const toX = (value: number) => (LEFT + (value / maxX) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const toY = (value: number) => (HEIGHT - BOTTOM - (value / maxY) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
  const text = (at: string, words: string, more = '') => `<text ${at} ${more}>${escaped(words)}</text>`;
  const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    text(`x="${toX(share * maxX)}" y="${HEIGHT - BOTTOM + 16}"`, short(share * maxX), 'text-anchor="middle"'),
    text(`x="${LEFT - 6}" y="${toY(share * maxY)}"`, short(share * maxY), 'text-anchor="end"'),
  ]);
  const lines = series.flatMap(({ label, points }, index) => {
    const colour = colours[index % colours.length];
    const path = points.map((point) => `${toX(point.x)},${toY(point.y)}`).join(' ');
    return [
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
      text(`x="${WIDTH - RIGHT + 8}" y="${TOP + 18 * index + 12}"`, label, `fill="${colour}"`),
    ];
  });
  const across =
    limit === undefined
      ? []
      : [
          `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${toY(limit.y)}" y2="${toY(limit.y)}" stroke="#d1242f" stroke-dasharray="6 4"/>`,
          text(`x="${WIDTH - RIGHT + 8}" y="${toY(limit.y)}"`, limit.label, 'fill="#d1242f"'),
        ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    text(`x="${LEFT}" y="20"`, title, 'font-size="14"'),
    text(`x="${(WIDTH - RIGHT + LEFT) / 2}" y="${HEIGHT - 6}"`, x, 'text-anchor="middle"'),
    text(`x="6" y="${TOP - 6}"`, y),
    `<path d="M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}" fill="none" stroke="black"/>`,
    ...ticks,
    ...lines,
    ...across,
    '</svg>',
    '',
  ].join('\n');
}

const short = (value: number): string => (value >= 10 ? value.toFixed(0) : value.toFixed(1));

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
