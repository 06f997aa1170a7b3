import { formatNumber } from '#lib/text/format.ts';
import type { CompareText } from './en.ts';

const number = (n: number) => formatNumber('fr', n);
const plural = (n: number, one: string, many: string) => `${number(n)} ${n < 2 ? one : many}`;

export const compare: CompareText = {
	title: 'Comparer',
	lead: 'Ce que les États, les ONG et les examinateurs ont soumis, côte à côte. Les États sont dans l’ordre alphabétique\u202f; rien ne les classe.',
	views: {
		heat: 'Carte thermique',
		profiles: 'Profils',
		distribution: 'Répartition',
		gaps: 'Lacunes courantes',
		practices: 'Pratiques prometteuses',
		monitor: 'Suivi des auto-évaluations',
		groups: 'Groupes d’États',
		key: 'Clé des lettres'
	},
	tabs: 'Vues de la comparaison',
	choose: {
		title: 'Ce qui est comparé',
		round: 'Cycle',
		newest: 'La plus récente de chacun',
		kind: 'Type',
		measure: 'Mesure',
		order: 'Ordre des normes',
		states: 'États',
		statesHint: 'N’en cochez aucun pour tous.',
		group: 'Groupe d’États',
		noGroup: 'Aucun groupe',
		threshold: 'Seuil de couverture en pour cent',
		thresholdHint:
			'Qui a noté une part moindre des normes applicables est montré, et ne compte dans aucun chiffre.',
		alias: 'Des lettres au lieu des États',
		version: (name) => `Soumission de ${name}`,
		versionOf: (n, at) => `${number(n)}, soumise le ${at} UTC`,
		earlierOf: (name, n) => `${name} (soumission ${number(n)})`,
		submit: 'Comparer'
	},
	measure: {
		design: 'Droit et politique',
		implementation: 'Pratique',
		combined: 'Les deux ensemble'
	},
	order: {
		catalogue: 'Comme dans le catalogue',
		spread: 'Plus grande dispersion d’abord',
		gaps: 'Plus de lacunes d’abord'
	},
	state: (letters) => `État ${letters}`,
	nothing: 'Rien de tel n’a été soumis.',
	count: (n, covered) =>
		`${plural(n, 'soumission', 'soumissions')}, dont ${number(covered)} comptent dans les chiffres.`,
	below: (threshold) =>
		`noté à moins de ${number(threshold)}\u00a0%\u00a0: ne compte dans aucun chiffre`,
	few: (n) => `n inférieur à ${number(n)}`,
	earlier: 'Pas la plus récente',
	belowTitle: 'Montrés, mais sans compter dans aucun chiffre',
	otherCatalogue: (n, catalogue) =>
		`${plural(n, 'soumission a été faite', 'soumissions ont été faites')} avec ${catalogue} et ne peuvent figurer à côté de celles-ci.`,
	pickFewer:
		'Il ne tient pas plus de 120 colonnes. Choisissez un cycle, un groupe ou quelques États.',
	exports: {
		title: 'Emporter ces chiffres',
		formats: { csv: 'tableau (CSV)', xlsx: 'classeur (XLSX)', svg: 'image (SVG)' },
		report: 'Rapport de cette comparaison (PDF)',
		legends: {
			'heat-map':
				'Niveaux de 0 à 4. Le point d’interrogation signifie aucune information, «\u00a0–\u00a0» sans objet.',
			distribution:
				'Un point par niveau, plus grand là où il y en a plusieurs\u202f; derrière eux les quartiles, en travers la médiane.',
			profiles:
				'Barre de gauche\u00a0: droit et politiques. Barre de droite\u00a0: pratique. Trait\u00a0: bornes que laissent les réponses manquantes.'
		},
		hint: 'Votre nom et l’heure figurent dans le fichier, et le journal s’en souvient.'
	},
	heat: {
		caption: (measure) => `Niveaux par norme\u00a0: ${measure}`,
		standard: 'Norme',
		n: 'n',
		spread: 'Médiane',
		gapCount: 'Avec une lacune',
		gapsOf: (n, known) => `${number(n)} sur ${number(known)}`,
		legend:
			'Une case est un niveau de 0 à 4. Le point d’interrogation signifie aucune information, «\u00a0–\u00a0» non applicable. Pour les deux ensemble, une demie est entre deux niveaux.',
		open: 'Voir les niveaux de tous'
	},
	standard: {
		title: 'Niveaux d’une norme',
		lead: 'Tous les niveaux derrière les chiffres de cette norme.',
		submission: 'Soumission',
		coverage: 'Noté',
		counts: 'Compte',
		yes: 'oui',
		no: 'non',
		figures: 'Chiffres'
	},
	profiles: {
		title: 'Profils par pilier',
		lead: 'Niveau moyen par pilier, avec les bornes que laissent les réponses manquantes.',
		bounds: (low, high) => `${low} à ${high}`
	},
	distribution: {
		title: 'Répartition par norme',
		lead: 'Comment se répartissent les niveaux connus de ceux qui comptent. Une moyenne n’est donnée qu’à partir de cinq.',
		min: 'Le moins',
		q1: 'Premier quartile',
		median: 'Médiane',
		q3: 'Troisième quartile',
		max: 'Le plus',
		mean: 'Moyenne'
	},
	gaps: {
		title: 'Lacunes les plus courantes',
		lead: 'Combien ont un niveau inférieur à leur propre cible, parmi ceux dont le niveau est connu.',
		law: 'Droit et pratique',
		lawLead: 'Dans combien le droit devance la pratique, l’égale ou la suit.',
		lawAhead: 'Droit en avance',
		equal: 'Égaux',
		practiceAhead: 'Pratique en avance',
		mean: 'Différence moyenne',
		practices: (n) => plural(n, 'pratique prometteuse', 'pratiques prometteuses')
	},
	practices: {
		title: 'Pratiques prometteuses',
		lead: 'Ce que les examinateurs ont jugé bon de faire connaître à d’autres États, par norme.',
		none: 'Aucun examen clos n’en cite.',
		withheld: (n) =>
			`${plural(n, 'texte est retenu', 'textes sont retenus')}\u00a0: un texte pourrait nommer l’État.`
	},
	of: {
		title: (state) => `${state}\u00a0: tous les avis`,
		link: 'Tous les avis sur un État',
		layers: 'État, ONG et examinateurs',
		layersLead:
			'Chaque autre avis est placé en regard de l’auto-évaluation la plus récente de la même période. Aucun n’est fondu avec un autre.',
		noSelf: 'L’État n’a soumis aucune auto-évaluation. Rien ne peut être mis en regard.',
		noOthers: 'Personne d’autre n’a soumis d’avis sur la même période.',
		material: 'Deux niveaux d’écart ou plus',
		noMaterial: 'Aucune norme n’a deux niveaux d’écart ou plus.',
		agreement: 'Accord avec l’État',
		n: 'n',
		bias: 'Différence moyenne',
		withinOne: 'Un niveau d’écart au plus',
		kappa: 'Kappa',
		applicability: 'Applicable dans un seul avis',
		rounds: 'Les cycles dans le temps',
		noRounds: 'Il n’y a qu’un cycle.',
		change: (from, to) => `De ${from} à ${to}`,
		pillar: 'Pilier',
		changed: 'Normes qui ont changé',
		nothingChanged: 'Aucun niveau n’a changé.'
	},
	monitor: {
		title: 'Suivi des auto-évaluations',
		lead: 'Examinateurs moins auto-évaluation, pour le même État et la même période. En dessous de zéro, les examinateurs notent plus bas. Une moyenne n’est donnée qu’à partir de cinq niveaux.',
		pairs: (n) => plural(n, 'paire d’évaluations', 'paires d’évaluations'),
		none: 'Aucun examen n’est encore en regard d’une auto-évaluation de la même période.',
		all: 'Tout',
		byPillar: 'Par pilier',
		byState: 'Par État',
		byStandard: 'Par norme',
		byPeriod: 'Par période',
		behind: (dimension, what) => `Les paires derrière ce chiffre\u00a0: ${dimension}, ${what}`,
		firstOf: (n, all) => `Les ${number(n)} premières sur ${number(all)} sont affichées.`,
		difference: 'Examen moins auto-évaluation',
		what: 'De quoi',
		n: 'n',
		mean: 'Moyenne',
		spread: 'Du moins au plus',
		quartiles: 'Quartiles'
	},
	groups: {
		title: 'Groupes d’États',
		lead: 'Des États que vous comparez souvent. Seul votre organe les voit.',
		none: 'Il n’y a pas encore de groupe.',
		name: 'Nom',
		states: 'États',
		add: 'Créer un groupe',
		save: 'Enregistrer',
		remove: (name) => `Supprimer ${name}`
	},
	key: {
		title: 'Clé des lettres',
		lead: 'Quel État est derrière quelle lettre. Les lettres ont été tirées au sort et restent les mêmes. Votre consultation est consignée.',
		none: 'Aucune lettre n’a encore été tirée.',
		letters: 'Lettre'
	}
};
