import { formatNumber } from '#lib/text/format.ts';
import type { RoundsText } from './en.ts';

/** Zero is singular in French. */
const plural = (n: number, one: string, many: string) =>
	`${formatNumber('fr', n)} ${n < 2 ? one : many}`;

export const rounds: RoundsText = {
	list: 'Cycles d’évaluation',
	none: 'Il n’y a pas encore de cycle.',
	create: 'Nouveau cycle',
	createSubmit: 'Créer le cycle',
	created: 'Le cycle est créé. Invitez maintenant des organisations.',
	name: 'Nom du cycle',
	catalogueHint: 'Il reste fixé dès le jour d’ouverture du cycle.',
	period: 'Période de référence',
	opens: 'Ouverture',
	opensHint:
		'Une évaluation peut être commencée à partir de ce jour, qui reste fixé une fois venu.',
	due: 'Échéance',
	dueHint: 'Les évaluations devraient être soumises avant la fin de ce jour, affiché et rappelé.',
	closes: 'Clôture',
	closesHint: 'Le dernier jour où une évaluation peut être commencée.',
	edit: 'Modifier le cycle',
	save: 'Enregistrer',
	saved: 'Les modifications sont enregistrées.',
	changed:
		'Une autre personne a modifié ceci pendant que vous écriviez. Rien n’a été écrasé. Enregistrez de nouveau pour mettre votre version à la place, ou rouvrez la page pour voir la sienne.',
	invited: 'Organisations invitées',
	noneInvited: 'Aucune organisation n’est encore invitée.',
	governments: 'Gouvernements ayant commencé',
	submitted: 'Gouvernements ayant soumis',
	ofAll: (n, all) => `${n} sur ${all}`,
	progress: { 'not-begun': 'Non commencée', begun: 'Commencée', submitted: 'Soumise' },
	progressLabel: 'Évaluation',
	notTold: 'Non affiché pour les ONG',
	deeds: 'Ce que vous pouvez faire',
	invite: 'Inviter des organisations',
	organisations: 'Organisations à inviter',
	inviteHint: 'Leurs coordonnateurs reçoivent un courriel s’il y a un serveur de messagerie.',
	inviteSubmit: 'Inviter les organisations choisies',
	allInvited: 'Tous les gouvernements et toutes les ONG sont invités.',
	invitedNow: 'L’invitation est enregistrée.',
	remove: 'Retirer',
	removeOf: (name) => `Retirer ${name}`,
	removed: 'L’organisation n’est plus invitée.',
	open: {
		title: 'Cycles ouverts',
		begin: 'Commencer',
		continue: 'Continuer',
		beginOf: (name, organisation) => `Commencer ${name}, ${organisation}`,
		continueOf: (name, organisation) => `Continuer ${name}, ${organisation}`,
		notBegun: 'Non commencée',
		dueIn: (days) =>
			days === 0 ? 'échéance aujourd’hui' : `échéance dans ${plural(days, 'jour', 'jours')}`,
		overdue: (days) => `en retard de ${plural(days, 'jour', 'jours')}`,
		closes: (day) => `peut être commencée jusqu’au ${day}`,
		all: 'Toutes les évaluations'
	},
	begin: {
		title: 'Commencer l’évaluation',
		notOpen: (from, to) => `Ce cycle est ouvert du ${from} au ${to}.`,
		start: 'Partir de',
		empty: 'Une évaluation vide',
		emptyHint: 'Toutes les normes sont sans réponse.',
		from: (period) => `L’évaluation de la période ${period}`,
		fromHint:
			'Ses réponses, ses éléments de preuve avec leurs fichiers et ses actions inachevées. Chaque réponse est marquée comme reprise jusqu’à sa confirmation.',
		state: 'Sur quel État, si vous partez d’une évaluation vide',
		submit: 'Commencer'
	},
	carried: {
		tag: 'Reprise, non confirmée',
		filter: 'Reprises',
		lead: 'Ces réponses viennent du cycle précédent. Choisissez celles qui restent exactes et confirmez-les, ou ouvrez-en une pour la modifier.',
		choose: 'Réponses qui restent exactes',
		confirm: 'Confirmer les réponses choisies',
		open: (id) => `Ouvrir ${id}`,
		confirmed: (n) => `${plural(n, 'réponse confirmée', 'réponses confirmées')}.`,
		noneChosen: 'Aucune réponse n’était choisie : rien n’a été confirmé.',
		banner: 'Cette réponse est reprise du cycle précédent et personne ne l’a encore confirmée',
		bannerText:
			'Confirmez-la si elle reste exacte. Enregistrer une réponse modifiée la confirme aussi.',
		asItIs: 'Confirmer telle quelle'
	},
	changes: {
		title: 'Changements depuis le cycle précédent',
		link: 'Ce qui a changé depuis le cycle précédent',
		ofStandard: 'Ce qui a changé depuis le cycle précédent',
		nothing: 'Rien n’a changé depuis le cycle précédent.',
		noPrevious:
			'Cette évaluation n’est pas reprise d’une évaluation antérieure, ou celle-ci a été supprimée.',
		periods: (before, after) => `${before}, comparée à ${after}`,
		summary: 'Résumé',
		dimension: 'Dimension',
		raised: 'Niveaux en hausse',
		lowered: 'Niveaux en baisse',
		counts: (changed, unchanged) =>
			`${plural(changed, 'norme a changé', 'normes ont changé')}, ${plural(unchanged, 'n’a pas changé', 'n’ont pas changé')}.`,
		unconfirmed: (n) =>
			`${plural(n, 'réponse est reprise et non confirmée', 'réponses sont reprises et non confirmées')}.`,
		standards: 'Par norme',
		fromTo: (before, after) => `${before} → ${after}`,
		unknown: 'aucune information',
		notMarked: 'non renseigné',
		criterion: (id) => `Critère ${id}`,
		applicability: 'Applicabilité',
		applicable: 'applicable',
		narrative: 'Le texte a changé',
		before: 'Avant',
		after: 'Maintenant',
		target: 'La cible a changé',
		added: 'Éléments de preuve ajoutés',
		removed: 'Éléments de preuve qui ne sont plus cités'
	}
};
