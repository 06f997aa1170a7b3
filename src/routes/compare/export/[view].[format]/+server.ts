import { error } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { languagesOf } from '#lib/core/catalogue.ts';
import { isCovered } from '#lib/core/comparison/compared.ts';
import { standardRows } from '#lib/core/comparison/heat-map.ts';
import { profiles } from '#lib/core/comparison/profiles.ts';
import { COMPARISON_TABLES, comparisonTable } from '#lib/core/comparison/tables.ts';
import {
	distributionPicture,
	heatMapPicture,
	profilesPicture,
	type PictureWords
} from '#lib/charts/comparison.ts';
import { attachment } from '#lib/server/attachment.ts';
import { exportTable, noteExport, TABLE_FORMATS } from '#lib/server/comparison/export.ts';
import { comparisonInWorker } from '#lib/server/pdf/in-worker.ts';
import { interfaceText } from '#lib/text/interface/index.ts';
import { demandProven } from '../../../proven.ts';
import { compared } from '../../comparison.ts';
import type { RequestHandler } from './$types';

const MEDIA_TYPES = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	svg: 'image/svg+xml',
	pdf: 'application/pdf'
};
type Format = keyof typeof MEDIA_TYPES;
type Asked = Awaited<ReturnType<typeof compared>>;

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const make = makerOf(params.view, params.format);
	if (!make) error(404);
	const asked = await compared(locals, url);
	if (asked.shown.faults.length > 0) error(400);
	// Back to the page, not to the file: a file leaves the question standing in the browser.
	demandProven(locals, new URL(resolve('/compare') + url.search, url));
	const bytes = await make(locals, asked, url);
	const day = locals.world.now().toISOString().slice(0, 10);
	return new Response(bytes as BodyInit, {
		headers: attachment(
			`comparison-${params.view}-${day}.${params.format}`,
			MEDIA_TYPES[params.format as Format]
		)
	});
};

type Maker = (locals: App.Locals, asked: Asked, url: URL) => Promise<Uint8Array>;

/** Who makes that file; `null` where there is none. */
function makerOf(view: string, format: string): Maker | null {
	if (view === 'report') return format === 'pdf' ? report : null;
	const picture = PICTURES[view];
	if (format === 'svg') return picture ? drawn(view, picture) : null;
	const table = COMPARISON_TABLES.find((one) => one === view);
	const as = TABLE_FORMATS.find((one) => one === format);
	if (!table || !as) return null;
	return ({ actor, world }, { selection, compared: all, catalogue, shown }) => {
		const names = shown.columns.map(({ name, organisation }) =>
			organisation === null ? name : `${name} (${organisation})`
		);
		const rows = comparisonTable(table, all, names, catalogue, selection);
		return exportTable(actor, world, as, rows, `${view}.${format}?${shown.query}`);
	};
}

const report: Maker = async ({ actor, world, language }, asked, url) => {
	const { selection, compared: all, catalogue, shown } = asked;
	const wanted = url.searchParams.get('lang') ?? language;
	const known = languagesOf(catalogue).find((one) => one === wanted);
	if (!known) error(400);
	const at = noteExport(actor, world, `report.pdf?${shown.query}`);
	const input = {
		compared: all,
		names: shown.columns.map(({ code, name, organisation }, index) => ({
			short: isTwice(asked, code) ? `${code} ${index + 1}` : code,
			name: organisation === null ? name : `${name} (${organisation})`
		})),
		...{ alias: selection.alias, catalogue, selection },
		// A round is called as people like: its name could name a State.
		round: selection.alias
			? ''
			: (shown.choices.rounds.find(({ value }) => value === selection.round)?.label ?? null),
		...{ otherCatalogues: shown.otherCatalogues, who: actor.name, at: at.toISOString() }
	};
	return comparisonInWorker(input, known);
};

type Picture = (asked: Asked, titles: (id: string) => string, words: PictureWords) => string;

const drawn =
	(view: string, picture: Picture): Maker =>
	async ({ actor, world, language }, asked) => {
		const { text: t, terms } = await interfaceText(language);
		const at = noteExport(actor, world, `${view}.svg?${asked.shown.query}`);
		const { title, standards } = { title: t.compare.title, ...asked.text };
		const { kind, measure } = asked.selection;
		const svg = picture(asked, (id) => `${id} ${standards[id]?.title ?? ''}`, {
			title: `${title}: ${terms.kind[kind]}, ${t.compare.measure[measure]}`,
			mark: `${actor.name}, ${at.toISOString()}. ${terms.workingText}`,
			legend: t.compare.exports.legends[view as keyof typeof t.compare.exports.legends]
		});
		return Buffer.from(svg);
	};

const rowsOf = ({ selection, compared: all, catalogue }: Asked) =>
	standardRows(all, catalogue, selection);
/** Of one State several organisations may have submitted something. */
const isTwice = ({ shown }: Asked, code: string): boolean =>
	shown.columns.filter((one) => one.code === code).length > 1;
const namesOf = (asked: Asked) =>
	asked.shown.columns.map(({ code, name, organisation }) =>
		organisation !== null && isTwice(asked, code) ? `${name}, ${organisation}` : name
	);

const PICTURES: Record<string, Picture> = {
	'heat-map': (asked, titleOf, words) => {
		const rows = rowsOf(asked);
		return heatMapPicture(
			rows,
			namesOf(asked),
			rows.map(({ id }) => titleOf(id)),
			words
		);
	},
	distribution: (asked, titleOf, words) => {
		const rows = rowsOf(asked);
		const counted = asked.compared.map((one) => isCovered(one, asked.selection.threshold));
		return distributionPicture(
			rows,
			counted,
			rows.map(({ id }) => titleOf(id)),
			words
		);
	},
	profiles: (asked, _, words) =>
		profilesPicture(profiles(asked.compared, asked.catalogue), namesOf(asked), words)
};
