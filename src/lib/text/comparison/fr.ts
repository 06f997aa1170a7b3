import type { ComparisonWords } from '#lib/core/comparison/report.ts';

export const words: ComparisonWords = {
	title: 'Comparaison de soumissions',
	notes: (threshold, minimum) => [
		'Ce rapport met des soumissions côte à côte. Il ne classe aucun État\u00a0: les États sont par ordre alphabétique, et leurs niveaux ne servent à aucun ordre.',
		`Celui qui a évalué moins de ${threshold} des normes applicables est montré et ne compte dans aucun chiffre. Une moyenne n’est donnée qu’à partir de ${minimum}. L’absence d’information ne compte jamais comme 0.`,
		'Auto-évaluations, rapports alternatifs et examens sont trois points de vue. Aucun ne remplace l’autre, et il n’en est pas fait de moyenne.'
	],
	kind: 'Type de soumission',
	measure: 'Mesure',
	round: 'Cycle',
	newest: 'La plus récente de chacun',
	threshold: 'Seuil de couverture',
	order: 'Ordre des normes',
	orders: {
		catalogue: 'Comme dans le catalogue',
		spread: 'Plus grande dispersion d’abord',
		gaps: 'Le plus d’écarts d’abord'
	},
	submissions: 'Soumissions',
	submissionsOf: (all, counted) => `${all}, dont ${counted} comptent dans les chiffres`,
	otherCatalogues: 'Faites avec d’autres normes et laissées de côté',
	by: 'Établi par',
	at: 'Établi le',
	footer: (by, moment) => `Comparaison, établie par ${by}, ${moment}`,
	state: (letters) => `État ${letters}`,
	headings: {
		what: 'Ce qui est comparé',
		compared: 'Les soumissions',
		heatMap: 'Niveaux par norme',
		spread: 'Dispersion des niveaux',
		gaps: 'Les écarts les plus fréquents',
		lawPractice: 'Droit et pratique',
		profiles: 'Profils par pilier'
	},
	legend:
		'Une case est un niveau de 0 à 4. Le point d’interrogation signifie aucune information, «\u00a0–\u00a0» sans objet. Quand conception et mise en œuvre sont réunies, un demi se trouve entre deux niveaux.',
	column: {
		name: 'Nom',
		short: 'Abrégé',
		coverage: 'Évalué',
		counts: 'Compte',
		n: 'n',
		min: 'Minimum',
		q1: 'Quartile inférieur',
		median: 'Médiane',
		q3: 'Quartile supérieur',
		max: 'Maximum',
		mean: 'Moyenne',
		gaps: 'Avec un écart',
		lawAhead: 'Droit en avance',
		equal: 'Égal',
		practiceAhead: 'Pratique en avance',
		difference: 'Différence moyenne'
	},
	yes: 'oui',
	no: 'non',
	few: (minimum) => `n inférieur à ${minimum}`,
	gapsOf: (count, known) => `${count} sur ${known}`,
	profilesNote: 'Moyenne des niveaux connus, avec les bornes que laissent les réponses manquantes.',
	part: (part, parts) => `partie ${part} sur ${parts}`
};
