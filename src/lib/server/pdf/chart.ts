import type { ChartConfiguration } from 'chart.js';
import svgToPdf from 'svg-to-pdfkit';
import { FONT } from '#lib/charts/palette.ts';
import { chartJs } from '#lib/charts/register.ts';
import type { Pdf } from './document.ts';
import { FONT_FILES } from './fonts.ts';

// A chart is set in our own font only: those of the machine would cost time and memory, and a report
// could differ from one machine to the next. Skia reads them while it is imported.
process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
const { createCanvas, GlobalFonts, SvgExportFlag } = await import('@napi-rs/canvas');

/** The lists of places, one per glyph, that Skia gives to a text. */
const PLACES = /(<text [^>]*\bx=")([^",]+)[^"]*(" y=")([^",]+)[^"]*"/g;

/** Pixels of the chart per point on paper: text of 12 px is printed at 9 pt. */
const SCALE = 4 / 3;

function registerFonts(): void {
	if (GlobalFonts.has(FONT)) return;
	for (const file of [FONT_FILES.regular, FONT_FILES.bold])
		GlobalFonts.registerFromPath(file, FONT);
}

/**
 * A chart as SVG, drawn by the same code as in the browser.
 * @param width in pixels, as is `height`
 */
export function chartSvg(config: ChartConfiguration, width: number, height: number): string {
	registerFonts();
	const canvas = createCanvas(width, height, SvgExportFlag.NoPrettyXML);
	const Chart = chartJs();
	const chart = new Chart(canvas as unknown as HTMLCanvasElement, {
		...config,
		options: { ...config.options, responsive: false, animation: false, devicePixelRatio: 1 }
	});
	const svg = canvas.getContent().toString('utf8');
	chart.destroy();
	// SVG reads the places as one per letter: after a ligature all are wrong. The first is enough,
	// for what draws the SVG sets the same font.
	return svg.replaceAll(PLACES, '$1$2$3$4"');
}

/** Draws a chart as vectors into a rectangle of the page, in points. */
export function drawChart(
	pdf: Pdf,
	config: ChartConfiguration,
	x: number,
	y: number,
	width: number,
	height: number
): void {
	const svg = chartSvg(config, Math.round(width * SCALE), Math.round(height * SCALE));
	svgToPdf(pdf, svg, x, y, {
		width,
		height,
		assumePt: true,
		preserveAspectRatio: 'xMidYMid meet',
		fontCallback: (_family: string, bold: boolean) => (bold ? 'bold' : 'regular')
	});
}
