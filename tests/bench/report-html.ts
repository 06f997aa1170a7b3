import type { Assessment } from '#lib/core/assessment.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import type { Block } from '#lib/core/report-model.ts';
import { reportOf } from '#lib/core/report.ts';
import { score } from '#lib/core/score.ts';
import { reportWords } from '#lib/text/report/index.ts';

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
const row = (tag: 'td' | 'th', cells: readonly string[]): string =>
	`<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;

/** The report's model as plain HTML, without its charts: what a browser would print. */
export function reportHtml(assessment: Assessment, catalogue: Catalogue): string {
	const options = { language: 'en', date: '2026-11-23' } as const;
	const result = score(assessment, catalogue);
	const model = reportOf(assessment, catalogue, result, reportWords('en'), options);
	return `<!doctype html><html lang="en"><title>${escaped(model.title)}</title><body>${model.blocks.map(html).join('')}</body></html>`;
}

function html(block: Block): string {
	switch (block.type) {
		case 'cover':
			return `<h1>${escaped(block.title)}</h1>${block.facts.map(({ term, text }) => `<p>${escaped(term)}: ${escaped(text)}</p>`).join('')}`;
		case 'heading':
			return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
		case 'paragraph':
			return `<p>${escaped(block.text)}</p>`;
		case 'list':
			return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
		case 'facts':
			return `<dl>${block.facts.map(({ term, text }) => `<dt>${escaped(term)}<dd>${escaped(text)}`).join('')}</dl>`;
		case 'table':
			return `<table><caption>${escaped(block.caption)}</caption><thead>${row(
				'th',
				block.columns.map(({ heading }) => heading)
			)}</thead>${block.rows.map((cells) => row('td', cells)).join('')}</table>`;
		case 'heat-map':
			return `<table>${block.groups
				.flatMap(({ rows }) => rows)
				.map(({ id, title, design, implementation }) =>
					row('td', [id, title, design.text, implementation.text])
				)
				.join('')}</table>`;
		case 'figure':
			return `<p>${escaped(block.caption)}</p>`;
		case 'page-break':
			return '<div style="break-after: page"></div>';
	}
}
