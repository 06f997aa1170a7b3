import type { ComparisonWords } from '#lib/core/comparison/report.ts';

export const words: ComparisonWords = {
	title: 'Confronto di presentazioni',
	notes: (threshold, minimum) => [
		'Questo rapporto affianca le valutazioni presentate. Non classifica alcuno Stato: gli Stati sono in ordine alfabetico e dai loro livelli non si ricava alcun ordine.',
		`Chi ha valutato meno del ${threshold} degli standard applicabili è mostrato e non conta in alcuna cifra. Una media è indicata solo a partire da ${minimum}. L’assenza di informazioni non conta mai come 0.`,
		'Autovalutazioni, rapporti ombra e riesami sono tre punti di vista. Nessuno sostituisce l’altro e non se ne fa la media.'
	],
	kind: 'Tipo di presentazione',
	measure: 'Misura',
	round: 'Ciclo di valutazione',
	newest: 'La più recente di ciascuno',
	threshold: 'Soglia di copertura',
	order: 'Ordine degli standard',
	orders: {
		catalogue: 'Come nel catalogo',
		spread: 'Prima la dispersione maggiore',
		gaps: 'Prima il maggior numero di lacune'
	},
	submissions: 'Presentazioni',
	submissionsOf: (all, counted) => `${all}, di cui ${counted} contano nelle cifre`,
	otherCatalogues: 'Fatte con altri standard e lasciate fuori',
	by: 'Fatto da',
	at: 'Fatto il',
	footer: (by, moment) => `Confronto, fatto da ${by}, ${moment}`,
	state: (letters) => `Stato ${letters}`,
	headings: {
		what: 'Che cosa si confronta',
		compared: 'Le presentazioni',
		heatMap: 'Livelli per standard',
		spread: 'Dispersione dei livelli',
		gaps: 'Le lacune più frequenti',
		lawPractice: 'Diritto e pratica',
		profiles: 'Profili per pilastro'
	},
	legend:
		'Una casella è un livello da 0 a 4. «?» significa nessuna informazione, «–» non applicabile. Dove impianto normativo e attuazione sono combinati, un mezzo sta tra due livelli.',
	column: {
		name: 'Nome',
		short: 'Sigla',
		coverage: 'Valutato',
		counts: 'Conta',
		n: 'n',
		min: 'Minimo',
		q1: 'Quartile inferiore',
		median: 'Mediana',
		q3: 'Quartile superiore',
		max: 'Massimo',
		mean: 'Media',
		gaps: 'Con lacuna',
		lawAhead: 'Diritto avanti',
		equal: 'Uguale',
		practiceAhead: 'Pratica avanti',
		difference: 'Differenza media'
	},
	yes: 'sì',
	no: 'no',
	few: (minimum) => `n inferiore a ${minimum}`,
	gapsOf: (count, known) => `${count} su ${known}`,
	profilesNote: 'Media dei livelli noti, con i limiti che lasciano le risposte mancanti.',
	part: (part, parts) => `parte ${part} di ${parts}`
};
