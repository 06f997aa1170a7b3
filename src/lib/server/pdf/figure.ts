import type { ChartConfiguration } from 'chart.js';
import { gapsChart } from '#lib/charts/gaps.ts';
import { lawPracticeChart } from '#lib/charts/law-practice.ts';
import { profileChart } from '#lib/charts/profile.ts';
import { radarChart } from '#lib/charts/radar.ts';
import type { CatalogueText } from '#lib/core/catalogue.ts';
import type { Figure, FigureId } from '#lib/core/report-model.ts';
import type { ChartWords } from '#lib/core/report-words.ts';
import type { Result } from '#lib/core/result.ts';
import { SHOWN_GAPS } from '#lib/core/tables.ts';
import { drawChart } from './chart.ts';
import { CONTENT_WIDTH, element, ensure, MARGIN, room, space, type Canvas } from './page.ts';
import { flowLines, linesOf, STYLES } from './text.ts';

export type ChartInput = { result: Result; text: CatalogueText; words: ChartWords };

/** A chart may be drawn this much lower, so as not to leave half a page empty. */
const SHRINK = 0.78;
const CAPTION_GAP = 4;
const AFTER = 12;
const GAP_ROW = 27;
const GAP_FRAME = 90;

const heightOf = (figure: FigureId, { result }: ChartInput): number => {
	if (figure === 'gaps') return GAP_FRAME + GAP_ROW * Math.min(SHOWN_GAPS, result.gaps.length);
	return { profile: 250, radar: 270, 'law-practice': 320 }[figure];
};

function configOf(figure: FigureId, { result, text, words }: ChartInput): ChartConfiguration {
	switch (figure) {
		case 'profile':
			return profileChart(result, text, words) as ChartConfiguration;
		case 'radar':
			return radarChart(result, text, words) as ChartConfiguration;
		case 'law-practice':
			return lawPracticeChart(result, words) as ChartConfiguration;
		case 'gaps':
			return gapsChart(result, text, words) as ChartConfiguration;
	}
}

export const leadOfFigure = ({ figure }: Figure, input: ChartInput): number =>
	SHRINK * heightOf(figure, input) + 2 * STYLES.caption.lineHeight + CAPTION_GAP;

/** Draws a chart with its caption above; its numbers are in a table beside, its words in `alt`. */
export function drawFigure(canvas: Canvas, block: Figure, input: ChartInput): void {
	ensure(canvas, leadOfFigure(block, input));
	const caption = element(canvas, canvas.root, 'P');
	const lines = linesOf(canvas, block.caption, STYLES.caption, CONTENT_WIDTH);
	flowLines(canvas, caption, lines, MARGIN.left, STYLES.caption);
	caption.end();
	canvas.y += CAPTION_GAP;
	const { y } = canvas;
	const height = Math.min(heightOf(block.figure, input), room(canvas));
	const figure = element(canvas, canvas.root, 'Figure', {
		alt: block.alt,
		bbox: [MARGIN.left, y, MARGIN.left + CONTENT_WIDTH, y + height]
	});
	figure.add(() =>
		drawChart(canvas.pdf, configOf(block.figure, input), MARGIN.left, y, CONTENT_WIDTH, height)
	);
	figure.end();
	canvas.y += height;
	space(canvas, AFTER);
}
