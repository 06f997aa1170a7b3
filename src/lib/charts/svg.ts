import { FONT, INK } from './palette.ts';

type Value = string | number;

const escape = (text: string): string =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		// Characters that XML knows no way to write.
		.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

const attributes = (all: Record<string, Value>): string =>
	Object.entries(all)
		.map(([name, value]) => ` ${name}="${escape(String(value))}"`)
		.join('');

/** A shape without contents. */
export const shape = (name: string, all: Record<string, Value>): string =>
	`<${name}${attributes(all)}/>`;

/** A line of text at its base line. */
export const label = (
	text: string,
	x: number,
	y: number,
	all: Record<string, Value> = {}
): string => `<text${attributes({ x, y, ...all })}>${escape(text)}</text>`;

/** A picture of its own, which names itself to who cannot see it. Points. */
export const picture = (
	{ title, width, height }: { title: string; width: number; height: number },
	parts: readonly string[]
): string =>
	[
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<svg${attributes({
			xmlns: 'http://www.w3.org/2000/svg',
			...{ width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' },
			...{ 'font-family': `${FONT}, sans-serif`, 'font-size': 11, fill: INK }
		})}>`,
		`<title>${escape(title)}</title>`,
		shape('rect', { width, height, fill: '#ffffff' }),
		...parts,
		'</svg>',
		''
	].join('\n');
