import { formatNumber } from '#lib/text/format.ts';
import type { ReviewsText } from './en.ts';

const number = (n: number) => formatNumber('fr', n);
const plural = (n: number, one: string, many: string) => `${number(n)} ${n < 2 ? one : many}`;

export const reviews: ReviewsText = {
	title: 'Examens',
	lead: 'Ce qui a été soumis, par État dans l’ordre alphabétique, et l’avancement de son examen. Rien ici ne classe les États.',
	none: 'Rien n’a encore été soumis.',
	noneHere: 'Aucune soumission ne répond à ce filtre.',
	filter: { round: 'Cycle', kind: 'Type', all: 'Tous', show: 'Afficher' },
	noRound: 'hors cycle',
	completeness: 'Deux niveaux connus',
	completenessOf: (rated, applicable) => `${number(rated)} sur ${number(applicable)}`,
	unreadable: 'son catalogue n’est pas installé',
	state: 'Examen',
	notBegun: 'Pas commencé',
	begin: 'Commencer',
	isMine: 'On vous a demandé de l’examiner',
	settledOf: (n, all) => `${number(n)} sur ${number(all)} réglées`,
	splitCount: (n) => `${plural(n, 'norme', 'normes')} à accorder`,
	status: { open: 'Ouvert', finalised: 'Clos' },
	beginning: {
		title: 'Commencer l’examen',
		lead: (n) =>
			`De la soumission ${n}. La soumission reste telle quelle, quoi qu’écrivent les examinateurs.`,
		blind: 'Comment travaillent plusieurs examinateurs',
		isBlind: 'À l’aveugle',
		isBlindHint: 'Chacun ne voit l’avis des autres sur une norme qu’après avoir décidé lui-même.',
		isOpen: 'Ouvertement',
		isOpenHint: 'Chacun voit ce que les autres ont décidé.',
		choose:
			'L’examen d’une soumission antérieure est repris, pour autant que les réponses soient les mêmes.'
	},
	one: {
		title: (state) => `Examen\u00a0: ${state}`,
		submission: (n) => `Soumission ${number(n)}`,
		superseded:
			'Un amendement a été soumis depuis. Commencez son examen\u00a0: ce qui n’a pas changé est repris.',
		beginNext: 'Voir ce qui a été soumis depuis',
		report: 'Son rapport (PDF)',
		desk: 'Tous les examens',
		changes: 'Ce que l’État y a changé',
		progress: 'Avancement',
		settled: 'Normes avec un seul avis',
		split: 'Normes sur lesquelles les examinateurs doivent s’accorder',
		open: 'Normes sans décision',
		blind: 'Les examinateurs notent à l’aveugle.',
		finalised: (at) => `L’examen est clos depuis le ${at} UTC.`,
		result: 'Voir le résultat',
		standards: 'Normes',
		standard: 'Norme',
		selfLevels: 'État\u00a0: droit / pratique',
		mine: 'Votre avis',
		standing: 'L’organe',
		saved: 'Enregistré.'
	},
	mine: { open: 'à faire', draft: 'brouillon', decided: 'décidé', none: '–' },
	standing: { open: 'aucune décision', split: 'à accorder', settled: 'un seul avis' },
	reviewers: {
		title: 'Examinateurs',
		none: 'Personne n’est encore désigné.',
		person: 'Personne',
		what: 'Normes',
		all: 'toutes',
		until: 'Dernier jour',
		untilHint: 'Après ce jour, rien ne peut plus être noté. Laissez vide pour ne pas fixer de fin.',
		open: 'sans fin',
		over: 'est terminé',
		interests: 'Conflit d’intérêts',
		undeclared: 'pas encore déclaré',
		free: 'aucun déclaré',
		conflict: 'déclaré\u00a0: ne voit rien de cet État',
		lifted: 'déclaré, puis levé',
		ask: 'Désigner un examinateur',
		standards: 'Quelles normes',
		standardsHint: 'N’en cochez aucune pour toutes.',
		submit: 'Désigner',
		remove: (name) => `Ne plus désigner ${name}`,
		lift: (name) => `Lever la récusation de ${name}`,
		liftText: 'Seulement s’il n’y a finalement pas de conflit. La raison est consignée.'
	},
	declare: {
		title: 'Avant d’examiner\u00a0: vos intérêts',
		lead: 'Il y a conflit d’intérêts par exemple si vous êtes ressortissant de l’État, si vous avez travaillé pour son gouvernement ou pour une organisation qui fait rapport sur lui, ou si c’est le cas d’un proche.',
		legend: 'Avez-vous un conflit d’intérêts\u202f?',
		free: 'Je n’en ai pas',
		conflict: 'J’en ai un, et je me récuse',
		conflictHint: 'Vous ne verrez plus rien de cet État, pas non plus dans les comparaisons.',
		statement: 'Avec vos propres mots',
		submit: 'Déclarer',
		first: 'Déclarez vos intérêts sur la page de l’examen, vous pourrez ensuite noter.'
	},
	agreement: {
		title: 'Accord entre examinateurs',
		text: 'Kappa à pondération quadratique de chaque paire d’examinateurs, en moyenne. 1 est un accord complet, 0 le hasard. Avec moins de cinq normes communes, il n’y en a pas.',
		dimension: 'Volet',
		n: 'n',
		kappa: 'Kappa',
		withinOne: 'Un niveau d’écart au plus',
		hidden: 'Il vous est montré une fois que vous avez décidé de toutes vos normes.',
		none: 'Aucune norme n’a été décidée par deux examinateurs.'
	},
	standard: {
		title: 'Examen d’une norme',
		stateSays: 'Ce que dit l’État',
		shadowSays: 'Ce que dit l’organisation',
		evidence: 'Preuves qu’il cite',
		noEvidence: 'Aucune preuve n’est citée.',
		open: 'ouvrir le fichier',
		notHere: 'son fichier n’est pas ici',
		citation: 'Référence',
		yours: 'Votre avis',
		level: {
			design: 'Votre niveau pour le droit et la politique',
			implementation: 'Votre niveau pour la pratique'
		},
		cannot: 'Ne peut être déterminé',
		cannotReason: {
			design: 'Pourquoi le droit et la politique ne peuvent être déterminés',
			implementation: 'Pourquoi la pratique ne peut être déterminée'
		},
		cannotHint:
			'Seulement si vous choisissez «\u00a0ne peut être déterminé\u00a0»\u202f; 30 caractères au moins.',
		notApplicable: 'Elle ne s’applique pas à cet État',
		notApplicableReason: 'Pourquoi elle ne s’applique pas',
		verdict: 'Ce qu’elle prouve',
		verdicts: {
			supports: 'Appuie la réponse',
			partly: 'L’appuie en partie',
			'does-not': 'Ne l’appuie pas',
			'cannot-open': 'Ne s’ouvre pas'
		},
		finding: 'Constat',
		findingHint: 'Ce que vous avez constaté, et sur quoi cela repose.',
		recommendation: 'Recommandation',
		recommendationHint: 'Requise si un niveau est inférieur à la cible.',
		priority: 'Priorité de la recommandation',
		priorities: { high: 'Haute', medium: 'Moyenne', low: 'Basse' },
		promising: 'Pratique prometteuse\u00a0: à faire connaître à d’autres États',
		summary: 'Résumé qui peut être partagé',
		summaryHint: 'Sans noms de personnes. Il peut être montré à d’autres États.',
		draft: 'Enregistrer comme brouillon',
		decide: 'Décider',
		decided: 'Votre décision est enregistrée.',
		drafted: 'Votre brouillon est enregistré.',
		isDecided: 'Vous avez décidé de cette norme.',
		changed:
			'Ceci a été enregistré ailleurs pendant que vous écriviez. Rien n’est perdu\u00a0: votre texte est ci-dessous. Enregistrer encore remplace l’autre.',
		readOnly: 'Vous lisez cette norme\u202f; d’autres sont chargés de la noter.',
		others: 'Avis d’autres examinateurs',
		noOthers: 'Personne d’autre n’a décidé.',
		hidden: (n) =>
			`${plural(n, 'autre examinateur a', 'autres examinateurs ont')} décidé. Vous le verrez après votre propre décision.`,
		target: 'cible',
		difference: 'par rapport à la réponse',
		conclusion: 'L’avis de l’organe',
		concludedBy: (who, at) => `Conclu par ${who} le ${at} UTC`,
		conclude: 'S’accorder sur un avis',
		previous: 'Norme précédente',
		next: 'Norme suivante',
		back: 'L’examen'
	},
	conclude: {
		title: 'Un seul avis de l’organe',
		lead: 'Les avis des examinateurs restent tels quels. Dites comment celui-ci en résulte.',
		reason: 'Comment vous êtes arrivés à un seul avis',
		submit: 'Conclure',
		begins: 'Il commence par le premier des avis ci-dessous\u202f; changez ce dont vous convenez.'
	},
	finalise: {
		title: 'Clore l’examen',
		lead: 'Les avis deviennent définitifs, sont figés avec une empreinte, et l’État peut les lire. Cela ne peut être annulé\u202f; un amendement de l’État ouvre un nouvel examen.',
		open: (n) => `Il manque encore un seul avis de l’organe sur ${plural(n, 'norme', 'normes')}.`,
		submit: 'Clore l’examen',
		changed: 'Quelqu’un a modifié l’examen entre-temps. Voyez où il en est.'
	},
	result: {
		title: (state) => `Résultat de l’examen\u00a0: ${state}`,
		lead: (body, at, n) =>
			`Par ${body}, clos depuis le ${at} UTC, sur la soumission ${number(n)}. L’avis de l’État et celui des examinateurs sont côte à côte\u202f; aucun ne remplace l’autre.`,
		state: 'État',
		reviewers: 'Examinateurs',
		reasonOf: { design: 'Droit et politique', implementation: 'Pratique' },
		replies: 'Réponse de l’État',
		replyBy: (who, at) => `${who}, ${at} UTC`,
		toFinding: 'Au projet de constat\u00a0:',
		consensus: 'Comment les examinateurs sont arrivés à un seul avis',
		raters: (n) => `Noté par ${plural(n, 'examinateur', 'examinateurs')}.`,
		files: 'L’examen figé (JSON, récépissé, rapport)',
		link: 'Résultat de l’examen'
	}
};
