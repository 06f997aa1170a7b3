import type { ComparisonWords } from '#lib/core/comparison/report.ts';

export const words: ComparisonWords = {
	title: 'Vergleich von Einreichungen',
	notes: (threshold, minimum) => [
		'Dieser Bericht stellt Einreichungen nebeneinander. Er bildet keine Rangfolge: Die Staaten stehen in alphabetischer Reihenfolge, und aus ihren Stufen wird keine Reihenfolge gemacht.',
		`Wer weniger als ${threshold} der anwendbaren Standards bewertet hat, wird gezeigt und zählt in keiner Zahl mit. Ein Mittelwert steht erst ab ${minimum}. Fehlende Angaben zählen nie als 0.`,
		'Selbstbewertungen, Schattenberichte und Überprüfungen sind drei Sichtweisen. Keine ersetzt die andere, und sie werden nicht gemittelt.'
	],
	kind: 'Art der Einreichung',
	measure: 'Maß',
	round: 'Bewertungsrunde',
	newest: 'Die jeweils neueste',
	threshold: 'Schwelle der Abdeckung',
	order: 'Reihenfolge der Standards',
	orders: {
		catalogue: 'Wie im Katalog',
		spread: 'Größte Streuung zuerst',
		gaps: 'Meiste Lücken zuerst'
	},
	submissions: 'Einreichungen',
	submissionsOf: (all, counted) => `${all}, davon zählen ${counted} in den Zahlen`,
	otherCatalogues: 'Mit anderen Standards erstellt und ausgelassen',
	by: 'Erstellt von',
	at: 'Erstellt am',
	footer: (by, moment) => `Vergleich, erstellt von ${by}, ${moment}`,
	state: (letters) => `Staat ${letters}`,
	headings: {
		what: 'Was verglichen wird',
		compared: 'Die Einreichungen',
		heatMap: 'Stufen je Standard',
		spread: 'Streuung der Stufen',
		gaps: 'Die häufigsten Lücken',
		lawPractice: 'Recht und Praxis',
		profiles: 'Profile nach Säule'
	},
	legend:
		'Eine Zelle ist eine Stufe von 0 bis 4. „?“ heißt keine Angaben, „–“ nicht anwendbar. Wo Ausgestaltung und Umsetzung zusammengefasst sind, liegt eine Hälfte zwischen zwei Stufen.',
	column: {
		name: 'Name',
		short: 'Kürzel',
		coverage: 'Bewertet',
		counts: 'Zählt',
		n: 'n',
		min: 'Niedrigste',
		q1: 'Unteres Quartil',
		median: 'Median',
		q3: 'Oberes Quartil',
		max: 'Höchste',
		mean: 'Mittel',
		gaps: 'Mit Lücke',
		lawAhead: 'Recht voraus',
		equal: 'Gleich',
		practiceAhead: 'Praxis voraus',
		difference: 'Mittlere Differenz'
	},
	yes: 'ja',
	no: 'nein',
	few: (minimum) => `n unter ${minimum}`,
	gapsOf: (count, known) => `${count} von ${known}`,
	profilesNote: 'Mittelwert der bekannten Stufen mit den Schranken, die fehlende Antworten lassen.',
	part: (part, parts) => `Teil ${part} von ${parts}`
};
