import type { Evidence } from './assessment.ts';
import type { ReportContext } from './report-context.ts';
import { heading, paragraph, type Block, type TableBlock } from './report-model.ts';

const SEPARATOR = ' · ';

/** Every field of an evidence item: its title, what it is, where in it to look, where it is. */
export function evidenceLines(item: Evidence, context: ReportContext): string[] {
	const { words, text } = context;
	const { evidence, format, terms } = words;
	const { labelled } = words;
	const line = (label: string, value: string | undefined) =>
		value ? [labelled(label, value)] : [];
	return [
		item.title,
		[
			terms.evidenceKind[item.kind],
			text.evidenceTypes[item.type] ?? item.type,
			...(item.date ? [format.day(item.date)] : []),
			...(item.language ? [format.languageName(item.language)] : []),
			labelled(evidence.access, terms.access[item.access])
		].join(SEPARATOR),
		...line(evidence.issuer, item.issuer),
		...line(evidence.pinpoint, item.pinpoint),
		...carrier(item, context)
	];
}

/** Where the item is: a file, an address or a citation. */
function carrier(item: Evidence, { words }: ReportContext): string[] {
	const { evidence, format, labelled } = words;
	if (item.kind === 'link') return [labelled(evidence.url, item.url)];
	if (item.kind === 'reference') return [labelled(evidence.citation, item.citation)];
	const { name, size, mediaType, sha256 } = item.file;
	return [
		labelled(evidence.file, name),
		[format.bytes(size), mediaType].join(SEPARATOR),
		labelled(evidence.sha256, sha256)
	];
}

/** The items that one standard cites, with all their fields. */
export function citedEvidence(standard: string, context: ReportContext): Block[] {
	const { assessment, words, answer } = context;
	const cited = answer(standard).evidence;
	if (cited.length === 0)
		return [paragraph(words.terms.evidence, 'label'), paragraph(words.standards.noEvidence)];
	const byId = new Map(assessment.evidence.map((item) => [item.id, item]));
	const table: TableBlock = {
		type: 'table',
		caption: words.standards.evidenceTable(standard),
		columns: [
			{ heading: words.evidence.id, width: 16 },
			{ heading: words.evidence.document, width: 84 }
		],
		rows: cited.map((id) => {
			const item = byId.get(id);
			return [id, item ? evidenceLines(item, context).join('\n') : ''];
		})
	};
	return [table];
}

/** Annex: every item once, with the standards that cite it. */
export function evidenceAnnex(context: ReportContext): Block[] {
	const { assessment, catalogue, words, answer } = context;
	const blocks: Block[] = [{ type: 'page-break' }, heading(1, words.headings.annexEvidence)];
	if (assessment.evidence.length === 0) return [...blocks, paragraph(words.evidence.none)];
	const citing = (id: string) =>
		catalogue.standards.filter((standard) => answer(standard.id).evidence.includes(id));
	return [
		...blocks,
		paragraph(words.evidence.note),
		{
			type: 'table',
			caption: words.evidence.table,
			columns: [
				{ heading: words.evidence.id, width: 14 },
				{ heading: words.evidence.document, width: 68 },
				{ heading: words.evidence.citedBy, width: 18 }
			],
			rows: assessment.evidence.map((item) => [
				item.id,
				evidenceLines(item, context).join('\n'),
				words.format.list(citing(item.id).map(({ id }) => id)) || words.evidence.notCited
			])
		}
	];
}
